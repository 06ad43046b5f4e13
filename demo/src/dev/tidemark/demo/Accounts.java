package dev.tidemark.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The database accounts: one of the shop per environment, one for backup and restore. Passwords lie
 * in 0600 files.
 */
record Accounts(Path folder) {

    static final String BACKUP = "tidemark";

    Path passwordFile(String account) {
        return folder.resolve(account + ".password");
    }

    String password(String account) throws IOException {
        var file = passwordFile(account);
        if (!Files.exists(file)) {
            var bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            Folders.writeSecret(file, HexFormat.of().formatHex(bytes));
        }
        return Files.readString(file);
    }

    /**
     * Makes databases and accounts, or brings them to what they should be. The server runs it at
     * every start, before it lets anybody in; it stays out of the binary log, because it is no work
     * of the shop.
     */
    List<String> statements(List<ShopEnvironment> environments) throws IOException {
        var statements = new ArrayList<String>();
        statements.add("SET SESSION sql_log_bin = 0");
        for (var environment : environments) {
            var schema = environment.schema();
            statements.add(
                    "CREATE DATABASE IF NOT EXISTS "
                            + schema
                            + " CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci");
            var shop = account(statements, schema, "127.0.0.1");
            statements.add(
                    "GRANT ALL PRIVILEGES ON `" + schema.replace("_", "\\_") + "`.* TO " + shop);
        }
        for (var host : List.of("localhost", "127.0.0.1")) {
            grantBackupAndRestore(statements, account(statements, BACKUP, host));
        }
        return statements;
    }

    private String account(List<String> statements, String name, String host) throws IOException {
        var account = "`" + name + "`@`" + host + "`";
        statements.add("CREATE USER IF NOT EXISTS " + account);
        statements.add("ALTER USER " + account + " IDENTIFIED BY '" + password(name) + "'");
        return account;
    }

    private static void grantBackupAndRestore(List<String> statements, String account) {
        // The shop's databases, and those beside them that a restore prepares: shop_production__…
        statements.add("GRANT ALL PRIVILEGES ON `shop\\_%`.* TO " + account);
        // Routines of others (mysql.proc) and the accounts that a dump leaves out.
        statements.add("GRANT SELECT ON mysql.* TO " + account);
        // RELOAD, PROCESS, BINLOG MONITOR: a consistent dump with its place in the binary log.
        // REPLICATION SLAVE, BINLOG REPLAY, BINLOG ADMIN: following the binary log and playing it
        // back.
        // SET USER: views, triggers and routines keep their definers.
        statements.add(
                "GRANT RELOAD, PROCESS, BINLOG MONITOR, REPLICATION SLAVE, BINLOG REPLAY, BINLOG ADMIN, SET USER"
                        + " ON *.* TO "
                        + account);
    }
}
