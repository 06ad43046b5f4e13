package dev.tidemark.engine.restic;

import java.util.List;

/** What a restore in place would do to a directory: what is there now and would be lost. */
public record Difference(Change missing, Change changed, Change surplus) {
    public boolean none() {
        return missing.files() == 0 && changed.files() == 0 && surplus.files() == 0;
    }

    /**
     * @param bytes of the snapshot's files; 0 for surplus ones if their size is not known
     * @param examples some paths below the directory
     */
    public record Change(long files, long bytes, List<String> examples) {}
}
