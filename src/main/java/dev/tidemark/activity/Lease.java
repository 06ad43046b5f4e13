package dev.tidemark.activity;

import dev.tidemark.base.EnvironmentId;

/**
 * The right to work on an environment, held by one worker at a time.
 *
 * @param fencing grows each time the lease is taken: a worker whose number is no longer the newest writes nothing
 */
public record Lease(EnvironmentId environment, ActivityId activity, long fencing) {}
