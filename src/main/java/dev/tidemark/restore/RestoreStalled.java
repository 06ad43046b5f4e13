package dev.tidemark.restore;

/**
 * A cutover could be neither finished nor rolled back: the environment waits for an operator.
 * Published within the transaction that records it.
 */
public record RestoreStalled(Restore restore, Attention attention) {}
