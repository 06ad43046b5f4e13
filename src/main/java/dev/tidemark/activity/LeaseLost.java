package dev.tidemark.activity;

/** Another worker has taken over; this one must stop and write nothing more. */
public final class LeaseLost extends RuntimeException {
    LeaseLost(Lease lease) {
        super("Another worker took over " + lease.activity() + " on " + lease.resource());
    }
}
