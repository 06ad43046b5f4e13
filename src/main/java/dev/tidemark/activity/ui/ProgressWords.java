package dev.tidemark.activity.ui;

import dev.tidemark.activity.Progress;
import dev.tidemark.webui.Sizes;
import dev.tidemark.webui.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A progress in words; what is not known is not said. */
public final class ProgressWords {
    private ProgressWords() {}

    /** Such as {@code 25.1 of 46.7 GB · 98,114 of 183,306 files · about 7 min left}. */
    public static String line(Progress progress) {
        var parts = new ArrayList<String>(done(progress));
        var left = left(progress);
        if (!left.isEmpty()) {
            parts.add(left);
        }
        return String.join(" · ", parts);
    }

    /** Bytes and files. */
    public static List<String> done(Progress progress) {
        var parts = new ArrayList<String>();
        var bytes = progress.bytesDone();
        var bytesTotal = progress.bytesTotal();
        if (bytes != null) {
            parts.add(
                    bytesTotal != null && bytesTotal >= bytes && bytesTotal > 0
                            ? Sizes.bytesOf(bytes, bytesTotal)
                            : Sizes.bytes(bytes));
        }
        var files = progress.filesDone();
        var filesTotal = progress.filesTotal();
        if (files != null && (files > 0 || filesTotal != null && filesTotal > 0)) {
            parts.add(
                    filesTotal != null && filesTotal >= files
                            ? Sizes.count(files) + " of " + Sizes.count(filesTotal, "file", "files")
                            : Sizes.count(files, "file", "files"));
        }
        return parts;
    }

    /** Such as {@code about 7 min left}; empty while nobody knows. */
    public static String left(Progress progress) {
        var seconds = progress.secondsLeft();
        return seconds == null ? "" : "about " + Times.about(Duration.ofSeconds(seconds)) + " left";
    }
}
