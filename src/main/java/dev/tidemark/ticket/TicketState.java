package dev.tidemark.ticket;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a ticket is, with what belongs to that. */
public sealed interface TicketState {
    record Filed() implements TicketState {}

    /**
     * @param again why it is investigated once more, null the first time
     */
    record Investigating(@Nullable String again) implements TicketState {}

    /** For the customer's answer; the clock stands. */
    record Waiting() implements TicketState {}

    record NeedsApproval(Proposal proposal, List<Approval> approvals) implements TicketState {
        public NeedsApproval {
            approvals = List.copyOf(approvals);
        }
    }

    /**
     * @param start when it begins by itself, null until somebody starts or agrees it
     */
    record Approved(Proposal proposal, List<Approval> approvals, @Nullable Start start)
            implements TicketState {
        public Approved {
            approvals = List.copyOf(approvals);
        }
    }

    record Refused(Refusal why, String words, Who by) implements TicketState {}

    record Withdrawn(Who by) implements TicketState {}

    /**
     * @param alongFrom since when what goes back with it is to begin; null before, after, and where
     *     nothing does
     */
    record Restoring(Proposal proposal, List<Approval> approvals, @Nullable Instant alongFrom)
            implements TicketState {
        public Restoring {
            approvals = List.copyOf(approvals);
        }
    }

    /**
     * @param outcome what came of it, with the measured duration
     * @param closesAt when it counts as confirmed unless somebody says otherwise
     */
    record Restored(Proposal proposal, List<Approval> approvals, String outcome, Instant closesAt)
            implements TicketState {
        public Restored {
            approvals = List.copyOf(approvals);
        }
    }

    /** Whatever was changed was turned back. */
    record Failed(Proposal proposal, List<Approval> approvals, String reason)
            implements TicketState {
        public Failed {
            approvals = List.copyOf(approvals);
        }
    }

    record Confirmed(Proposal proposal, List<Approval> approvals, String outcome, Who by)
            implements TicketState {
        public Confirmed {
            approvals = List.copyOf(approvals);
        }
    }

    /**
     * A time agreed with the customer.
     *
     * @param zone in which it was agreed and is shown
     */
    record Start(Instant at, ZoneId zone, Who by) {}

    /** The states by name, as rows, filters and tests know them. */
    enum Kind {
        FILED(Filed.class, true),
        INVESTIGATING(Investigating.class, true),
        WAITING(Waiting.class, true),
        NEEDS_APPROVAL(NeedsApproval.class, true),
        APPROVED(Approved.class, true),
        REFUSED(Refused.class, false),
        WITHDRAWN(Withdrawn.class, false),
        RESTORING(Restoring.class, true),
        RESTORED(Restored.class, true),
        FAILED(Failed.class, true),
        CONFIRMED(Confirmed.class, false);

        private final Class<? extends TicketState> type;
        private final boolean open;

        Kind(Class<? extends TicketState> type, boolean open) {
            this.type = type;
            this.open = open;
        }

        Class<? extends TicketState> type() {
            return type;
        }

        /** Whether somebody still has to do something. */
        public boolean isOpen() {
            return open;
        }
    }

    default Kind kind() {
        return switch (this) {
            case Filed filed -> Kind.FILED;
            case Investigating investigating -> Kind.INVESTIGATING;
            case Waiting waiting -> Kind.WAITING;
            case NeedsApproval needs -> Kind.NEEDS_APPROVAL;
            case Approved approved -> Kind.APPROVED;
            case Refused refused -> Kind.REFUSED;
            case Withdrawn withdrawn -> Kind.WITHDRAWN;
            case Restoring restoring -> Kind.RESTORING;
            case Restored restored -> Kind.RESTORED;
            case Failed failed -> Kind.FAILED;
            case Confirmed confirmed -> Kind.CONFIRMED;
        };
    }

    /** What is proposed, decided or done; null while nothing is. */
    default @Nullable Proposal proposed() {
        return switch (this) {
            case Filed filed -> null;
            case Investigating investigating -> null;
            case Waiting waiting -> null;
            case NeedsApproval needs -> needs.proposal();
            case Approved approved -> approved.proposal();
            case Refused refused -> null;
            case Withdrawn withdrawn -> null;
            case Restoring restoring -> restoring.proposal();
            case Restored restored -> restored.proposal();
            case Failed failed -> failed.proposal();
            case Confirmed confirmed -> confirmed.proposal();
        };
    }

    /** Who has approved what is proposed. */
    default List<Approval> approvedBy() {
        return switch (this) {
            case NeedsApproval needs -> needs.approvals();
            case Approved approved -> approved.approvals();
            case Restoring restoring -> restoring.approvals();
            case Restored restored -> restored.approvals();
            case Failed failed -> failed.approvals();
            case Confirmed confirmed -> confirmed.approvals();
            case Filed filed -> List.of();
            case Investigating investigating -> List.of();
            case Waiting waiting -> List.of();
            case Refused refused -> List.of();
            case Withdrawn withdrawn -> List.of();
        };
    }
}
