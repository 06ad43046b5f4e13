package dev.tidemark.activity;

import org.jspecify.annotations.Nullable;

/**
 * How far a long work is; a null figure is not known.
 *
 * @param fraction of the whole work, 0 to 1
 * @param secondsLeft an estimate
 */
public record Progress(
        @Nullable Double fraction,
        @Nullable Long bytesDone,
        @Nullable Long bytesTotal,
        @Nullable Long filesDone,
        @Nullable Long filesTotal,
        @Nullable Long secondsLeft) {

    public static final Progress UNKNOWN = new Progress(null, null, null, null, null, null);
}
