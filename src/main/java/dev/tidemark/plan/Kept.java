package dev.tidemark.plan;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A backup that stays, and why.
 *
 * @param reasons every one of them, in words, which may be formed only when they are read
 * @param until when it is expected to go if all goes well, null while nothing would make it go
 */
public record Kept(BackupFact backup, List<String> reasons, @Nullable Instant until) {}
