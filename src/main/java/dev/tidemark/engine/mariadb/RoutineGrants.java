package dev.tidemark.engine.mariadb;

import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What accounts may do with single routines: the server forgets it when a routine is dropped. */
record RoutineGrants(Client client, Session session) {
    /** The same definitions with what is granted on them, as far as the account may see it. */
    List<Definition> attached(String schema, List<Definition> definitions) {
        if (definitions.stream().noneMatch(one -> one.kind().isRoutine())) {
            return definitions;
        }
        var granted = read(schema).orElse(Map.of());
        return definitions.stream()
                .map(one -> one.with(granted.getOrDefault(key(one), List.of())))
                .toList();
    }

    /**
     * Grants again what is missing.
     *
     * @return what the account may not grant, for an administrator
     */
    List<String> restore(String schema, List<Definition> definitions) {
        if (definitions.stream().allMatch(one -> one.grants().isEmpty())) {
            return List.of();
        }
        var present = read(schema).orElse(Map.of());
        var wanted = new LinkedHashMap<Statement, String>();
        for (var definition : definitions) {
            var there = present.getOrDefault(key(definition), List.of());
            for (var grant : definition.grants()) {
                if (!there.contains(grant)) {
                    var sql = statement(schema, definition, grant);
                    wanted.put(run(definition, sql), words(definition, sql));
                }
            }
        }
        return session.attempt(List.copyOf(wanted.keySet())).keySet().stream()
                .map(wanted::get)
                .toList();
    }

    private static String statement(String schema, Definition on, Definition.Grant grant) {
        return "grant %s on %s %s to %s"
                .formatted(
                        grant.privileges(),
                        on.kind().words(),
                        Sql.name(schema, on.name()),
                        grant.account());
    }

    private static Statement run(Definition on, String sql) {
        return new Statement(
                "",
                sql,
                "set session character_set_client = utf8mb4, sql_mode = 'NO_AUTO_CREATE_USER%s'; "
                                .formatted(isPackage(on) ? ",ORACLE" : "")
                        + Statement.plain(sql));
    }

    private static String words(Definition on, String sql) {
        return (isPackage(on) ? "SET SESSION sql_mode = 'ORACLE'; " : "") + sql + ";";
    }

    /** Only in this mode the server knows the word. */
    private static boolean isPackage(Definition definition) {
        return definition.kind() == Definition.Kind.PACKAGE
                || definition.kind() == Definition.Kind.PACKAGE_BODY;
    }

    private static String key(Definition routine) {
        return key(routine.kind().words(), routine.name());
    }

    private static String key(String type, String name) {
        return type + " " + name.toLowerCase(Locale.ROOT);
    }

    private Optional<Map<String, List<Definition.Grant>>> read(String schema) {
        try {
            var found = new LinkedHashMap<String, List<Definition.Grant>>();
            client.query(
                            Catalogue.SHORT,
                            """
                            select routine_type, routine_name, user, host, proc_priv
                            from mysql.procs_priv where %s and proc_priv <> ''
                            order by routine_type, routine_name, user, host
                            """
                                    .formatted(Sql.is("db", schema)))
                    .forEach(row ->
                            found.computeIfAbsent(
                                            key(row.text(0), row.text(1)), k -> new ArrayList<>())
                                    .add(
                                            new Definition.Grant(
                                                    Sql.name(row.text(2))
                                                            + "@"
                                                            + Sql.name(row.text(3)),
                                                    privileges(row.text(4)))));
            return Optional.of(found);
        } catch (EngineException e) {
            if (e.failure() instanceof Failure.PermissionMissing) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** As the server keeps them: {@code Execute,Alter Routine,Grant}. */
    private static String privileges(String stored) {
        return stored.toUpperCase(Locale.ROOT).replace("GRANT", "GRANT OPTION").replace(",", ", ");
    }
}
