package dev.tidemark.restore;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A previous state that a restore has left beside.
 *
 * @param since when it was replaced
 * @param until when it is deleted; a time that is over means as soon as nothing else runs
 * @param bytes its size when it was replaced, null if that could not be measured
 */
public record KeptCopy(RestoreId restore, Instant since, Instant until, @Nullable Long bytes) {}
