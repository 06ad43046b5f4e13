package dev.tidemark.plan;

/** The newest backup of each of the last so many periods is kept. */
public record Keep(Interval interval, int count) {
    @Override
    public String toString() {
        return interval + " × " + count;
    }
}
