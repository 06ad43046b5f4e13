package dev.tidemark.engine.mariadb;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares an account's grants with what a backup and a restore of one database need. */
final class Shortcomings {
    private static final Set<String> BACKUP = Set.of("SELECT", "SHOW VIEW", "TRIGGER", "EVENT");
    private static final Set<String> RESTORE =
            Set.of(
                    "SELECT",
                    "INSERT",
                    "CREATE",
                    "DROP",
                    "ALTER",
                    "INDEX",
                    "REFERENCES",
                    "CREATE VIEW",
                    "SHOW VIEW",
                    "TRIGGER",
                    "EVENT",
                    "CREATE ROUTINE",
                    "ALTER ROUTINE",
                    "DELETE HISTORY");

    private Shortcomings() {}

    /**
     * @param account quoted, as in {@code `app`@`%`}
     * @param programs whether there are routines, which only {@code mysql.proc} shows in full
     * @param foreignDefiners whether anything belongs to another account
     * @param distrusted whether the binary log keeps all but administrators from creating the
     *     functions and triggers there are
     */
    static List<Shortcoming> of(
            Grants grants,
            String account,
            String database,
            boolean programs,
            boolean foreignDefiners,
            boolean distrusted) {
        var found = new ArrayList<Shortcoming>();
        var schema = SideName.ownPattern(database);
        var sides = SideName.pattern(database);
        var example = SideName.of(database, "x");
        var needed = new TreeSet<>(BACKUP);
        if (programs) {
            needed.add("EXECUTE"); // else views that use a function cannot be described
        }
        var held = grants.superseded(database, schema);
        add(
                found,
                Shortcoming.Purpose.BACKUP,
                grants.missing(needed, database),
                schema,
                held,
                account);
        if (programs && !grants.table("SELECT", "mysql", "proc")) {
            found.add(
                    new Shortcoming(
                            Shortcoming.Purpose.BACKUP,
                            "%s may not read the text of stored procedures and functions."
                                    .formatted(account),
                            "GRANT SELECT ON mysql.proc TO %s;".formatted(account)));
        }
        var here = new TreeSet<>(grants.missing(RESTORE, database));
        here.removeAll(grants.missing(BACKUP, database));
        add(found, Shortcoming.Purpose.RESTORE, here, schema, held, account);
        add(
                found,
                Shortcoming.Purpose.RESTORE,
                grants.missing(RESTORE, example),
                sides,
                grants.superseded(example, sides),
                account);
        if (foreignDefiners && !grants.global("SET USER") && !grants.global("SUPER")) {
            found.add(
                    new Shortcoming(
                            Shortcoming.Purpose.RESTORE,
                            "%s may not re-create views and programs that belong to other accounts."
                                    .formatted(account),
                            "GRANT SET USER ON *.* TO %s;".formatted(account)));
        }
        if (distrusted && !grants.global("SUPER")) {
            found.add(
                    new Shortcoming(
                            Shortcoming.Purpose.RESTORE,
                            "%s may not re-create functions and triggers while the server keeps a"
                                            .formatted(account)
                                    + " binary log.",
                            "SET GLOBAL log_bin_trust_function_creators = 1;"));
        }
        return found;
    }

    /**
     * @param held privileges that the account has through a less specific pattern, and would lose
     *     if the remedy did not repeat them
     */
    private static void add(
            List<Shortcoming> found,
            Shortcoming.Purpose purpose,
            Set<String> missing,
            String pattern,
            Set<String> held,
            String account) {
        if (!missing.isEmpty()) {
            var schema = Sql.name(pattern);
            var all = new TreeSet<>(missing);
            all.addAll(held);
            if (purpose == Shortcoming.Purpose.RESTORE) {
                all.add("LOCK TABLES"); // works without, but then a cutover notices a lock later
            }
            found.add(
                    new Shortcoming(
                            purpose,
                            "%s lacks %s on %s."
                                    .formatted(account, String.join(", ", missing), schema),
                            "GRANT %s ON %s.* TO %s;"
                                    .formatted(String.join(", ", all), schema, account)));
        }
    }
}
