package dev.tidemark.ticket;

/** How people call a ticket: {@code #1042}. */
public record TicketNumber(long value) {
    public TicketNumber {
        if (value < 1) {
            throw new IllegalArgumentException("Tickets count from 1");
        }
    }

    @Override
    public String toString() {
        return "#" + value;
    }
}
