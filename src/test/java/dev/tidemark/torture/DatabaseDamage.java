package dev.tidemark.torture;

import dev.tidemark.engine.testing.TestMariaDb;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

/** What goes wrong with databases, whatever they hold. */
final class DatabaseDamage {
    private static final String CARELESS = "set foreign_key_checks = 0, sql_mode = '';\n";
    private static final int RUINED = 20_000;

    private DatabaseDamage() {}

    /** As an application that goes on: fewer rows, more tables, programs and views. */
    static void change(Client client, String database) {
        var text = new StringBuilder(CARELESS);
        each(
                text,
                tables(client, database, "'BASE TABLE', 'SYSTEM VERSIONED'"),
                "delete from %s limit 1;\n"::formatted,
                database);
        each(
                text,
                tables(client, database, "'SEQUENCE'"),
                "select nextval(%s);\n"::formatted,
                database);
        text.append(
                """
                create table %1$s.zz_later (id int primary key auto_increment, v text);
                insert into %1$s.zz_later (v) values ('since'), ('then');
                use %1$s;
                create trigger zz_later_t before insert on zz_later for each row set new.v = 'x';
                create view %1$s.zz_later_v as select * from %1$s.zz_later;
                create procedure %1$s.zz_later_p() comment 'made since' select 1;
                create sequence %1$s.zz_later_s;
                """
                        .formatted(Facts.quoted(database)));
        client.tried(text.toString());
    }

    static void changeSettings(Client client, String database) {
        client.run(
                "alter database %s character set cp1250 collate cp1250_czech_cs"
                        .formatted(Facts.quoted(database)));
    }

    static void dropTables(Client client, String database) {
        var text = new StringBuilder(CARELESS);
        var tables = tables(client, database, "'BASE TABLE', 'SYSTEM VERSIONED'");
        for (int i = 0; i < tables.size(); i += 2) {
            each(text, List.of(tables.get(i)), "drop table %s;\n"::formatted, database);
        }
        each(
                text,
                tables(client, database, "'SEQUENCE'"),
                "drop sequence %s;\n"::formatted,
                database);
        client.tried(text.toString());
    }

    static void dropDefinitions(Client client, String database) {
        var text = new StringBuilder(CARELESS);
        each(text, tables(client, database, "'VIEW'"), "drop view %s;\n"::formatted, database);
        var schema = " = binary " + Facts.text(database);
        each(
                text,
                names(
                        client,
                        "select hex(trigger_name) from information_schema.triggers where trigger_schema"
                                + schema),
                "drop trigger %s;\n"::formatted,
                database);
        each(
                text,
                names(
                        client,
                        "select hex(event_name) from information_schema.events where event_schema"
                                + schema),
                "drop event %s;\n"::formatted,
                database);
        for (var type : List.of("PROCEDURE", "FUNCTION", "PACKAGE")) {
            each(
                    text,
                    names(
                            client,
                            "select hex(routine_name) from information_schema.routines where routine_type = '%s' and routine_schema%s"
                                    .formatted(type, schema)),
                    name ->
                            "drop %s %s;\n"
                                    .formatted(type.toLowerCase(java.util.Locale.ROOT), name),
                    database);
        }
        client.tried(text.toString());
    }

    static void breakView(Client client, String database) {
        client.run(
                """
                create table %1$s.zz_gone (id int);
                create view %1$s.zz_broken as select * from %1$s.zz_gone;
                drop table %1$s.zz_gone;
                """
                        .formatted(Facts.quoted(database)));
    }

    static void drop(Client client, String database) {
        client.run(CARELESS + "drop database " + Facts.quoted(database));
    }

    /** The first table's definition is a file without content, as after a full disk. */
    static void emptyDefinition(TestMariaDb server, String database) {
        largest(server, database, ".frm", file -> !isView(file)).forEach(file -> truncate(file, 0));
        new Client(server).run("flush tables");
    }

    /** The largest table loses its end while the server is down. */
    static void truncateFile(TestMariaDb server, String database) {
        var file = largest(server, database, ".ibd", any -> true);
        if (!file.isEmpty()) {
            server.restartAfter(() -> truncate(file.getFirst(), RUINED));
        }
    }

    private static List<Path> largest(
            TestMariaDb server,
            String database,
            String suffix,
            java.util.function.Predicate<Path> which) {
        var folder = server.data().resolve(encoded(database));
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .filter(which)
                    .sorted()
                    .sorted(Comparator.comparing((Path file) -> -file.toFile().length()))
                    .limit(1)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isView(Path frm) {
        try {
            var bytes = Files.readAllBytes(frm);
            return new String(bytes, StandardCharsets.ISO_8859_1).startsWith("TYPE=");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void truncate(Path file, int length) {
        try (var open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How the server names the folder of a database. */
    private static String encoded(String database) {
        var name = new StringBuilder();
        for (char c : database.toCharArray()) {
            if (c < 128 && (Character.isLetterOrDigit(c) || c == '_')) {
                name.append(c);
            } else {
                name.append("@%04x".formatted((int) c));
            }
        }
        return name.toString();
    }

    private static List<String> tables(Client client, String database, String types) {
        return names(
                client,
                "select hex(table_name) from information_schema.tables where table_type in (%1$s) and table_schema = %2$s and table_schema = binary %2$s order by table_name"
                        .formatted(types, Facts.text(database)));
    }

    private static List<String> names(Client client, String query) {
        return client.run(query)
                .lines()
                .map(hex -> new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8))
                .toList();
    }

    private static void each(
            StringBuilder text,
            List<String> names,
            UnaryOperator<String> statement,
            String database) {
        names.forEach(name ->
                text.append(statement.apply(Facts.quoted(database) + "." + Facts.quoted(name))));
    }
}
