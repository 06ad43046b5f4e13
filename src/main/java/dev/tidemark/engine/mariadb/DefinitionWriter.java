package dev.tidemark.engine.mariadb;

/** Makes views and programs exactly as they were, in whichever schema. */
final class DefinitionWriter {
    private static final String CREATE = "CREATE ";

    private final String schema;
    private final String collation;

    /**
     * @param collation the schema's own
     */
    DefinitionWriter(String schema, String collation) {
        this.schema = schema;
        this.collation = collation;
    }

    /**
     * @param replace whether one of that name is there; a routine keeps its grants then
     */
    Statement create(Definition definition, boolean replace) {
        var sql =
                replace
                        ? CREATE + "OR REPLACE " + definition.sql().substring(CREATE.length())
                        : definition.sql();
        var line = new StringBuilder(settings(definition));
        boolean otherCollation =
                !definition.databaseCollation().isEmpty()
                        && !definition.databaseCollation().equals(collation);
        if (otherCollation) {
            line.append(collate(definition.databaseCollation()));
        }
        line.append(Statement.immediately(StoredText.bytes(definition, sql))).append(';');
        if (otherCollation) {
            line.append(collate(collation));
        }
        return new Statement(schema, definition.title(schema), line.toString());
    }

    /** A package can be dropped in its own mode only. */
    Statement drop(Definition definition) {
        var mode = definition.kind().name().startsWith("PACKAGE") ? "ORACLE" : "";
        return new Statement(
                schema,
                definition.title(schema),
                "set session character_set_client = utf8mb4, sql_mode = '%s'; ".formatted(mode)
                        + Statement.plain(
                                "drop %s if exists %s"
                                        .formatted(
                                                definition.kind().words(),
                                                Sql.name(schema, definition.name()))));
    }

    /** So that it does not run half way through a change. */
    Statement disable(Definition event) {
        return Statement.of("alter event %s disable".formatted(Sql.name(schema, event.name())));
    }

    /** What is stored with a program is the collation that its schema has at that moment. */
    private String collate(String to) {
        return " "
                + Statement.plain("alter database %s collate %s".formatted(Sql.name(schema), to))
                + " ";
    }

    private static String settings(Definition definition) {
        var zone =
                definition.timeZone().isEmpty()
                        ? ""
                        : ", time_zone = " + Sql.text(definition.timeZone());
        return "set session sql_mode = %s, character_set_client = %s, collation_connection = %s%s; "
                .formatted(
                        Sql.text(definition.sqlMode()),
                        Sql.text(definition.characterSetClient()),
                        Sql.text(definition.collationConnection()),
                        zone);
    }
}
