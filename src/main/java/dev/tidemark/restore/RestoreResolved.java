package dev.tidemark.restore;

/**
 * An environment that waited for an operator is in order again; published within the transaction
 * that records it.
 *
 * @param words how it ended
 */
public record RestoreResolved(Restore restore, String words) {}
