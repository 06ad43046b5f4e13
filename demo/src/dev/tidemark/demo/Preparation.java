package dev.tidemark.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Makes what a new environment needs: tables and rows, uploads, deployed code. Killed half-way it
 * begins again.
 */
record Preparation(Path schemaScript, Instant now) {

    static boolean isDone(ShopEnvironment environment) {
        return Files.exists(environment.preparedMark());
    }

    void prepare(ShopEnvironment environment, Database database, Checkout checkout)
            throws SQLException, IOException {
        Folders.empty(environment.folder());
        var schema = environment.schema();
        database.use(connection -> {
            Database.update(connection, "DROP DATABASE IF EXISTS " + schema);
            return Database.update(
                    connection,
                    "CREATE DATABASE "
                            + schema
                            + " CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci");
        });
        var script = Files.readString(schemaScript);
        var invoices =
                database.inTransaction(connection -> {
                    Schema.create(connection, script);
                    return new FirstFilling(connection, environment.size(), now).fill();
                });
        new FirstUploads(environment.uploads()).fill(invoices);
        checkout.cloneBranch();
        Files.createFile(environment.preparedMark());
    }
}
