package dev.tidemark.recovery;

import dev.tidemark.embedded.RecordsDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A database while the portal's records are loaded into it. As long as that is not at its end a
 * table says so, and whoever tries again begins anew.
 */
final class LoadedRecords implements AutoCloseable {
    private static final String UNFINISHED = "restore_portal_unfinished";

    private final Connection connection;
    private final String name;

    LoadedRecords(RecordsDatabase database) throws SQLException {
        this.connection =
                DriverManager.getConnection(
                        database.url(),
                        database.address().user(),
                        database.address().password().reveal());
        this.name = database.name();
    }

    /** A portal that was started once on an empty database has made tables, but no records. */
    void refuseUnlessEmpty() throws SQLException {
        var tables = tables();
        if (tables.contains(UNFINISHED)) {
            return;
        }
        for (var table : List.of("organization", "environment", "membership", "vault")) {
            if (tables.contains(table) && number("select count(*) from " + table) > 0) {
                throw new RecoveryRefused(
                        """
                        The database has records already; they would be lost. Nothing was changed.
                        Next: give another TIDEMARK_HOME, or an empty database.\
                        """);
            }
        }
        if (!tables.isEmpty() && !tables.contains("flyway_schema_history")) {
            throw new RecoveryRefused(
                    "The database %s holds tables that are not the portal's. Nothing was changed."
                            .formatted(name));
        }
    }

    void begin() throws SQLException {
        run("set foreign_key_checks = 0");
        run("create table if not exists " + UNFINISHED + " (id int)");
        for (var table : tables()) {
            if (!table.equals(UNFINISHED)) {
                run("drop table if exists `%s`".formatted(table.replace("`", "``")));
            }
        }
    }

    /**
     * What ran then does not run now, and must not go on from where it was: the environments have
     * moved on.
     */
    void settle(Instant of) throws SQLException {
        var reason =
                "The portal was lost and brought back from its own backup of %s while this ran. See how the environment is before anything else."
                        .formatted(of);
        try (var update =
                connection.prepareStatement(
                        "update activity set state = 'FAILED', ended_at = current_timestamp(6), reason = ?, revision = revision + 1, changed_at = current_timestamp(6) where state in ('QUEUED', 'RUNNING')")) {
            update.setString(1, reason);
            update.executeUpdate();
        }
        try (var update =
                connection.prepareStatement(
                        "update backup set state = 'FAILED', ended_at = current_timestamp(6), reason = ? where state in ('QUEUED', 'RUNNING')")) {
            update.setString(1, reason);
            update.executeUpdate();
        }
        settleRestores(reason);
        run(
                "update lease set activity_id = null, operation = null, node = null, heartbeat_at = null");
        run(
                "update mail set next_try_at = null, failure = 'The portal was brought back from its own backup; it may have been sent.' where sent_at is null");
        // People get a day to look before rules delete anything.
        run(
                "update upkeep set retention_at = greatest(retention_at, current_timestamp(6) + interval 1 day) where retention_at is not null");
        run(
                "update environment set delete_at = greatest(delete_at, current_timestamp(6) + interval 1 day) where delete_at is not null");
        run(
                "update self_backup set due_at = current_timestamp(6), watched_since = current_timestamp(6), good_at = null, failed_at = null, failure = null, told_at = null");
    }

    /**
     * One that had begun its cutover may have left the environment between two states: an operator
     * looks, and until then nothing deletes what lies beside. The others had changed nothing.
     */
    private void settleRestores(String reason) throws SQLException {
        run(
                "update restore_run set state = 'COMPLETED' where state = 'UNDOING' and undo_journal is null");
        try (var begun =
                connection.prepareStatement(
                        """
                        update restore_run set state = 'NEEDS_OPERATOR', ended_at = current_timestamp(6), reason = ?,
                          attention = json_object('since', date_format(utc_timestamp(), '%Y-%m-%dT%H:%i:%sZ'),
                            'course', if(undo_journal is null, 'RESTORE', 'UNDO'), 'forward', true,
                            'tries', 0, 'reason', ?, 'places', json_array())
                        where state in ('SWITCHING', 'CHECKING', 'UNDOING')\
                        """)) {
            begun.setString(1, reason);
            begun.setString(2, reason);
            begun.executeUpdate();
        }
        try (var unbegun =
                connection.prepareStatement(
                        "update restore_run set state = 'FAILED', ended_at = current_timestamp(6), reason = ? where state in ('REQUESTED', 'PREPARING', 'READY')")) {
            unbegun.setString(1, reason);
            unbegun.executeUpdate();
        }
    }

    void end() throws SQLException {
        run("drop table " + UNFINISHED);
    }

    String counted() throws SQLException {
        return "%d people, %d organizations, %d environments, %d backups, %d tickets"
                .formatted(
                        number("select count(*) from person"),
                        number("select count(*) from organization"),
                        number("select count(*) from environment"),
                        number("select count(*) from backup where state = 'COMPLETED'"),
                        number("select count(*) from ticket"));
    }

    private List<String> tables() throws SQLException {
        try (var query =
                connection.prepareStatement(
                        "select table_name from information_schema.tables where table_schema = ? and table_type = 'BASE TABLE'")) {
            query.setString(1, name);
            try (var rows = query.executeQuery()) {
                var names = new ArrayList<String>();
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
                return names;
            }
        }
    }

    private long number(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void run(String statement) throws SQLException {
        try (var one = connection.createStatement()) {
            one.execute(statement);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
