package dev.tidemark.activity;

/**
 * The right to work on an environment, held by one worker at a time.
 *
 * @param resource see {@link Leases#of}
 * @param fencing grows each time the lease is taken: a worker whose number is no longer the newest
 *     writes nothing
 */
public record Lease(String resource, ActivityId activity, long fencing) {}
