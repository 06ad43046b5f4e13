package dev.tidemark.engine.restic;

/** What restic says at the end of a restore; what was already right counts as skipped. */
record RestoreTotals(long files, long bytes) {}
