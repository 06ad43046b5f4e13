package dev.tidemark.restore;

/**
 * A restore was completed, failed or was undone; published within the transaction that records it.
 */
public record RestoreEnded(RestoreId restore, RestoreState state) {}
