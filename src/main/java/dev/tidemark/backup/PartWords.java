package dev.tidemark.backup;

import java.util.Locale;

/** A taken part in one line. */
final class PartWords {
    private PartWords() {}

    static String of(TakenPart taken) {
        var part = taken.part();
        if (part == null) {
            return "could not be saved";
        }
        var stored = "%s, %s new".formatted(size(part.bytes()), size(part.bytesAdded()));
        if (taken.database() != null) {
            return String.format(
                    Locale.ROOT,
                    "%,d tables, %,d rows, %s",
                    taken.database().tables().size(),
                    taken.database().rows(),
                    stored);
        }
        if (taken.code() != null) {
            return "%.7s, %s".formatted(taken.code().revision(), stored);
        }
        return String.format(Locale.ROOT, "%,d files, %s", part.files(), stored);
    }

    static String size(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        if (bytes < 1_000_000) {
            return "%.0f kB".formatted(bytes / 1e3);
        }
        return bytes < 1_000_000_000
                ? "%.1f MB".formatted(bytes / 1e6)
                : "%.1f GB".formatted(bytes / 1e9);
    }
}
