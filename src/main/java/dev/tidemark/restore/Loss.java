package dev.tidemark.restore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would be lost by going back, counted from the live environment against the backup (S1.13).
 *
 * @param tables those whose rows differ, or that exist on one side only
 * @param deployments revisions deployed since, but by restores
 * @param notCounted parts that could not be counted, each with the reason
 */
public record Loss(
        List<TableLoss> tables, List<FilesLoss> files, int deployments, List<String> notCounted) {
    /** What was recorded by earlier versions was counted. */
    public Loss {
        notCounted = notCounted == null ? List.of() : List.copyOf(notCounted);
    }

    /** All of it was counted. */
    public Loss(List<TableLoss> tables, List<FilesLoss> files, int deployments) {
        this(tables, files, deployments, List.of());
    }

    /** Whether everything was counted, and nothing would be lost or changed. */
    public boolean nothing() {
        return tables.isEmpty()
                && notCounted.isEmpty()
                && deployments == 0
                && filesAdded() + filesChanged() + filesMissing() == 0;
    }

    /**
     * @param rowsNow in the live table, 0 if it is gone
     * @param rowsThen in the backup, 0 if it was not there
     * @param changed true if there are as many rows as then, but not the same; null where that was
     *     not looked at
     */
    public record TableLoss(
            String database, String table, long rowsNow, long rowsThen, @Nullable Boolean changed) {
        public TableLoss(String database, String table, long rowsNow, long rowsThen) {
            this(database, table, rowsNow, rowsThen, null);
        }

        /** As many rows, but not the same. */
        public boolean isChanged() {
            return Boolean.TRUE.equals(changed);
        }

        /** Rows that the live table has more than the backup. */
        public long surplus() {
            return Math.max(0, rowsNow - rowsThen);
        }
    }

    /**
     * @param added files that exist only now and would go
     * @param changed files whose present content would be replaced
     * @param missing files of the backup that come back
     * @param examples some paths of added and changed ones
     */
    public record FilesLoss(
            String mount,
            long added,
            long addedBytes,
            long changed,
            long missing,
            List<String> examples) {}

    public long rows() {
        return tables.stream().mapToLong(TableLoss::surplus).sum();
    }

    public long filesAdded() {
        return files.stream().mapToLong(FilesLoss::added).sum();
    }

    public long filesChanged() {
        return files.stream().mapToLong(FilesLoss::changed).sum();
    }

    public long filesMissing() {
        return files.stream().mapToLong(FilesLoss::missing).sum();
    }
}
