package dev.tidemark.demo;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * An environment's database. Every use opens a connection of its own: after a restart or a switch
 * of tables no stale one is left. On this machine that costs a few milliseconds.
 */
final class Database {

    private final String url;
    private final String account;
    private final String password;
    private final Semaphore connections = new Semaphore(40);

    Database(int port, String schema, String account, String password) {
        this.url =
                "jdbc:mariadb://127.0.0.1:"
                        + port
                        + "/"
                        + schema
                        + "?sslMode=disable&connectTimeout=3000&socketTimeout=60000&allowMultiQueries=false";
        this.account = account;
        this.password = password;
    }

    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    <T> T use(Work<T> work) throws SQLException {
        connections.acquireUninterruptibly();
        try (var connection = DriverManager.getConnection(url, account, password)) {
            return work.with(connection);
        } finally {
            connections.release();
        }
    }

    /** All of the work or nothing of it. */
    <T> T inTransaction(Work<T> work) throws SQLException {
        return use(connection -> {
            connection.setAutoCommit(false);
            var result = work.with(connection);
            connection.commit();
            return result;
        });
    }

    static <T> List<T> list(Connection connection, String query, Row<T> row, Object... values)
            throws SQLException {
        try (var statement = prepared(connection, query, values);
                var result = statement.executeQuery()) {
            var rows = new ArrayList<T>();
            while (result.next()) {
                rows.add(row.of(result));
            }
            return rows;
        }
    }

    static long number(Connection connection, String query, Object... values) throws SQLException {
        return list(connection, query, row -> row.getLong(1), values).getFirst();
    }

    static int update(Connection connection, String statement, Object... values)
            throws SQLException {
        try (var prepared = prepared(connection, statement, values)) {
            return prepared.executeUpdate();
        }
    }

    private static PreparedStatement prepared(Connection connection, String query, Object... values)
            throws SQLException {
        var statement = connection.prepareStatement(query);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
