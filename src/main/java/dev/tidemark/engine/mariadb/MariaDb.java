package dev.tidemark.engine.mariadb;

import dev.tidemark.engine.Host;
import dev.tidemark.engine.restic.Restic;
import dev.tidemark.engine.restic.SnapshotId;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One MariaDB server, driven by the client programs of its host. Side schemas are named {@code
 * <database>__tm…}; nothing else is ever dropped.
 */
public final class MariaDb {
    public MariaDb(Host host, DatabaseAddress address) {}

    public ServerFacts server() {
        throw new UnsupportedOperationException();
    }

    /** All databases but the server's own and side schemas. */
    public List<DatabaseSize> databases() {
        throw new UnsupportedOperationException();
    }

    /** What the account may not do, but must, to back up and restore this database. */
    public List<Shortcoming> shortcomings(String database) {
        throw new UnsupportedOperationException();
    }

    /** Fails, naming it, if a view or program cannot be described, for it could not be restored. */
    public DatabaseDescription describe(String database) {
        throw new UnsupportedOperationException();
    }

    public WriteMark writeMark() {
        throw new UnsupportedOperationException();
    }

    /**
     * Tables, sequences and their data, consistent at one moment (for transactional engines). Views
     * and programs are in {@link DatabaseDescription#definitions}.
     *
     * @param pinned called once, when the dump's moment is fixed
     */
    public Dump dump(String database, Runnable pinned) {
        throw new UnsupportedOperationException();
    }

    /** The name of a side schema of a database. */
    public static String sideName(String database, String suffix) {
        throw new UnsupportedOperationException();
    }

    /** Creates an empty schema with the database's character set; an existing one is emptied. */
    public void createSide(String side, String database) {
        throw new UnsupportedOperationException();
    }

    /** Loads a stored dump into a side schema; triggers and events are not among it. */
    public void load(
            Restic restic, SnapshotId snapshot, String file, String side, Duration timeout) {
        throw new UnsupportedOperationException();
    }

    /** Tables with their exact numbers of rows; cheaper than {@link #describe}. */
    public List<TableFacts> tables(String database) {
        throw new UnsupportedOperationException();
    }

    /**
     * Decides how live and side exchange their tables; changes nothing.
     *
     * @param definitions the views and programs that belong to the side's tables
     */
    public SwitchPlan planSwitch(
            String live, String incoming, String previous, String definitions) {
        throw new UnsupportedOperationException();
    }

    /**
     * Carries the plan out. May be repeated after a crash at any point, and then does what is left.
     */
    public void switchTables(SwitchPlan plan) {
        throw new UnsupportedOperationException();
    }

    /** Drops a side schema; it is no error if it is gone. Refuses any other schema. */
    public void dropSide(String side) {
        throw new UnsupportedOperationException();
    }

    /** Side schemas of a database that are still there. */
    public List<String> sides(String database) {
        throw new UnsupportedOperationException();
    }

    /** {@code CHECKSUM TABLE} of each table; reads everything. */
    public Map<String, Long> checksums(String database) {
        throw new UnsupportedOperationException();
    }
}
