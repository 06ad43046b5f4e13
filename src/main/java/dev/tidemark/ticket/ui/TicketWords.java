package dev.tidemark.ticket.ui;

import dev.tidemark.ticket.Scope;
import dev.tidemark.ticket.Severity;
import dev.tidemark.ticket.TicketState;
import dev.tidemark.ticket.Trouble;
import dev.tidemark.webui.StateLabel;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Tone;

/** How tickets' states and answers are shown. */
final class TicketWords {
    private TicketWords() {}

    /**
     * @param customer whether the reader is the one who is waited for
     */
    static StateLabel label(TicketState.Kind kind, boolean customer) {
        return switch (kind) {
            case FILED -> new StateLabel("Filed", TideIcon.TICKET, Tone.QUIET);
            case INVESTIGATING -> new StateLabel("Investigating", TideIcon.SEARCH, Tone.ACCENT);
            case WAITING ->
                    new StateLabel(
                            customer ? "Waiting for you" : "Waiting for customer",
                            TideIcon.BUBBLE,
                            Tone.WARN);
            case NEEDS_APPROVAL -> new StateLabel("Needs approval", TideIcon.HAND, Tone.ACCENT);
            case APPROVED -> new StateLabel("Approved", TideIcon.CIRCLE_TICK, Tone.GOOD);
            case REFUSED -> new StateLabel("Refused", TideIcon.CIRCLE_CROSS, Tone.BAD);
            case WITHDRAWN -> new StateLabel("Withdrawn", TideIcon.ARROW_BACK, Tone.QUIET);
            case RESTORING -> new StateLabel("Restoring", TideIcon.RING, Tone.RESTORE);
            case RESTORED -> new StateLabel("Restored", TideIcon.TURN, Tone.GOOD);
            case FAILED -> new StateLabel("Failed", TideIcon.CROSS, Tone.BAD);
            case CONFIRMED -> new StateLabel("Confirmed", TideIcon.TICK, Tone.GOOD);
        };
    }

    static StateLabel label(Severity severity) {
        return switch (severity) {
            case SITE_DOWN -> new StateLabel("Site down", TideIcon.TRIANGLE, Tone.BAD);
            case DEGRADED -> new StateLabel("Degraded", TideIcon.PULSE, Tone.WARN);
            case NOT_URGENT -> new StateLabel("Not urgent", TideIcon.CLOCK, Tone.QUIET);
        };
    }

    static String explained(Severity severity) {
        return switch (severity) {
            case SITE_DOWN -> "Nobody can use the site.";
            case DEGRADED -> "It answers, but wrongly or only in part.";
            case NOT_URGENT -> "It can wait for some hours.";
        };
    }

    static String word(Trouble trouble) {
        return switch (trouble) {
            case CONTENT -> "Content";
            case DATA -> "Data";
            case CODE -> "Code";
            case HACKED -> "Hacked";
            case OTHER -> "Something else";
        };
    }

    static String explained(Trouble trouble) {
        return switch (trouble) {
            case CONTENT -> "Pages, pictures or texts are gone or wrong.";
            case DATA -> "Orders, prices, customers: what the database holds is wrong.";
            case CODE -> "A deployment broke it.";
            case HACKED -> "Somebody was in who should not have been.";
            case OTHER -> "In your own words, below.";
        };
    }

    static String word(Scope scope) {
        return switch (scope) {
            case ALL -> "Everything: databases, files and code";
            case DATA -> "Databases and files; the code stays";
        };
    }
}
