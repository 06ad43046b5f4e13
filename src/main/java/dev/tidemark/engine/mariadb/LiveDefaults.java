package dev.tidemark.engine.mariadb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Columns whose default is a sequence name its schema, and keep that name when tables and sequences
 * are renamed into another schema; so the name has to be changed by itself. The server accepts it
 * only if the sequence is there.
 */
record LiveDefaults(Client client) {
    private static final Pattern NAME =
            Pattern.compile("'(?:[^'\\\\]|\\\\.|'')*+'|`((?:[^`]|``)*+)`(\\.)?", Pattern.DOTALL);

    /**
     * Repeatable: changes only what still has another name.
     *
     * @param tables the schema whose columns are looked at
     * @param wanted names of schemas by those that columns may have now
     * @param ready which schemas hold their sequences by now; others are left for later
     */
    void point(String tables, Map<String, String> wanted, Sequences ready) {
        var statements = new ArrayList<String>();
        for (var column : columns(tables)) {
            var found = column.text(2);
            var changed = renamed(found, wanted, ready);
            if (!changed.equals(found)) {
                statements.add(
                        "alter table %s alter column %s set default (%s)"
                                .formatted(
                                        Sql.name(tables, column.text(0)),
                                        Sql.name(column.text(1)),
                                        changed));
            }
        }
        if (!statements.isEmpty()) {
            client.query(Catalogue.SHORT, String.join(";\n", statements) + ";\n");
        }
    }

    /** Which sequences a schema holds. */
    interface Sequences {
        boolean hold(String schema, String sequence);
    }

    private List<Row> columns(String tables) {
        return client.query(
                Catalogue.SHORT,
                """
                select table_name, column_name, column_default from information_schema.columns
                where %s and column_default regexp 'val\\\\(`'
                """
                        .formatted(Sql.is("table_schema", tables)));
    }

    private static String renamed(String expression, Map<String, String> wanted, Sequences ready) {
        var result = new StringBuilder();
        var matcher = NAME.matcher(expression);
        while (matcher.find()) {
            var schema = matcher.group(2) == null ? null : wanted.get(unquoted(matcher.group(1)));
            var replacement =
                    schema != null && ready.hold(schema, next(expression, matcher.end()))
                            ? Sql.name(schema) + "."
                            : matcher.group();
            matcher.appendReplacement(result, Matcher.quoteReplacement(replacement));
        }
        return matcher.appendTail(result).toString();
    }

    private static String next(String expression, int from) {
        var matcher = NAME.matcher(expression).region(from, expression.length());
        return matcher.lookingAt() && matcher.group(1) != null ? unquoted(matcher.group(1)) : "";
    }

    private static String unquoted(String name) {
        return name.replace("``", "`");
    }
}
