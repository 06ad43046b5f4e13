package dev.tidemark.backup;

import dev.tidemark.engine.DirectoryPlace;
import dev.tidemark.engine.mariadb.Definition;
import dev.tidemark.engine.mariadb.Reference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a backup holds, counted while it was taken; a restore is compared with it before anything is
 * switched. It is the backup's last part and lies beside the record, so that a vault alone is
 * enough to restore from.
 *
 * @param format of this record: 2; 1 was without surroundings, counted rows beside the dump, and
 *     had no digests
 * @param tools versions by program
 * @param leftOut what could not be saved; empty unless the backup was to save what can be saved
 * @param surroundings null in format 1
 */
public record Manifest(
        int format,
        String backup,
        String environment,
        Instant takenAt,
        List<Database> databases,
        List<Files> files,
        @Nullable DeployedCode code,
        Map<String, String> tools,
        List<LeftOut> leftOut,
        @Nullable Surroundings surroundings) {
    public Manifest {
        leftOut = leftOut == null ? List.of() : List.copyOf(leftOut);
    }

    /** The one file of its snapshot. */
    static final String FILE = "manifest.json";

    /**
     * @param exact null since format 2, where all is; before, whether nothing was written between
     *     counting and the dump's own moment; if so, a table's rows may lie anywhere between {@code
     *     rows} and {@code rowsAfter}
     * @param definitions SQL of views, triggers, routines and events
     * @param objects the same as values, which a restore goes by; null in older manifests
     * @param gtid position of the dump, empty without binary log
     * @param fingerprint of its structure and definitions, which the server was seen to make again
     *     from nothing; null if that was not tried
     * @param references from and to other databases, which it can only be restored with; null in
     *     format 1
     * @param characterSet of the schema, to make it anew with; null in format 1
     */
    public record Database(
            String part,
            String service,
            String database,
            @Nullable Boolean exact,
            String gtid,
            List<Table> tables,
            List<String> views,
            int programs,
            String definitions,
            @Nullable String characterSet,
            @Nullable String collation,
            @Nullable String fingerprint,
            @Nullable List<Reference> references,
            @Nullable List<Definition> objects) {
        /** Whether the rows of its tables are those of the dump. */
        public boolean isExact() {
            return exact == null || exact;
        }

        public long rows() {
            return tables.stream().mapToLong(Table::rows).sum();
        }
    }

    /**
     * @param rowsAfter null since format 2; before, counted again after the dump
     * @param digest of its rows in the dump, null in format 1
     */
    public record Table(
            String name,
            String kind,
            long rows,
            @Nullable Long rowsAfter,
            @Nullable String digest) {}

    /**
     * @param path absolute, as it was backed up
     * @param place where it lay; null in format 1
     * @param notes what of it a restore does not bring back as it was, in words
     */
    public record Files(
            String part,
            String mount,
            String path,
            List<String> excludes,
            long files,
            long bytes,
            @Nullable Place place,
            List<String> notes) {
        public Files {
            notes = notes == null ? List.of() : List.copyOf(notes);
        }
    }

    /**
     * Where a directory lay, so that it can be made anew where nothing is left.
     *
     * @param link the text of the symbolic link that led to it, null if there was none
     * @param parents the directories that lead to it, outermost first
     * @param diskBytes what its files took on the disk, less than their size if they have holes
     */
    public record Place(@Nullable String link, List<DirectoryPlace> parents, long diskBytes) {
        public Place {
            parents = List.copyOf(parents);
        }
    }

    /**
     * @param realPath the directory behind {@code path}, the same unless that is a symbolic link
     * @param changedFiles tracked files that differed from the commit, -1 if they were not counted
     * @param place where it lay; null in format 1
     * @param notes what of it a restore does not bring back as it was, in words
     */
    public record DeployedCode(
            String part,
            String path,
            String realPath,
            String revision,
            String subject,
            @Nullable String branch,
            int changedFiles,
            long files,
            long bytes,
            @Nullable Place place,
            List<String> notes) {
        public DeployedCode {
            notes = notes == null ? List.of() : List.copyOf(notes);
        }

        /** The text of the symbolic link that led to it, null if there was none. */
        public @Nullable String link() {
            if (place != null) {
                return place.link();
            }
            return realPath.equals(path) ? null : realPath;
        }
    }
}
