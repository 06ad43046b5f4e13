package dev.tidemark.engine.mariadb;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * A script of {@code mariadb-dump}, whose statements are known by the lines in which they begin.
 */
final class Statements {
    private static final Pattern OBJECT =
            Pattern.compile(
                    "\\b(TABLE|SEQUENCE|VIEW|TRIGGER|PROCEDURE|FUNCTION|PACKAGE BODY|PACKAGE|EVENT)\\s+"
                            + "(?:IF\\s+(?:NOT\\s+)?EXISTS\\s+)?"
                            + "(?:(?:`(?:[^`]|``)+`|\\w+)\\s*\\.\\s*)?(`(?:[^`]|``)+`|[^\\s`(;*]+)",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern DEFINER =
            Pattern.compile("DEFINER=`(?:[^`]|``)*`(?:@`(?:[^`]|``)*`)?");
    private static final String EVENT = "/*!50106 EVENT ";

    private final String text;

    Statements(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** With other names where schemas are named; strings and comments stay. */
    Statements renamed(Map<String, String> schemas) {
        return new Statements(new SchemaNames(text, schemas).replaced());
    }

    /** With all events disabled, so that none runs where it is only tried. */
    Statements withoutRunningEvents() {
        var result = new StringBuilder(text);
        for (int at = result.indexOf(EVENT); at >= 0; at = result.indexOf(EVENT, at + 1)) {
            int body = result.indexOf(" DO ", at);
            int enabled = result.indexOf(" ENABLE", at);
            if (enabled >= 0 && enabled < body) {
                result.replace(enabled, enabled + " ENABLE".length(), " DISABLE");
            }
        }
        return new Statements(result.toString());
    }

    /** The object of the statement in that line. */
    Obstacle obstacle(String schema, Complaint complaint) {
        var statement = DEFINER.matcher(from(complaint.line())).replaceFirst("");
        var matcher = OBJECT.matcher(statement);
        return matcher.find()
                ? new Obstacle(
                        matcher.group(1).toLowerCase(java.util.Locale.ROOT),
                        schema + "." + unquoted(matcher.group(2)),
                        complaint.words())
                : new Obstacle("statement", schema, complaint.words());
    }

    /** Without the statement in that line. */
    Statements without(Complaint complaint) {
        int start = offset(complaint.line());
        var before = text.substring(0, start);
        int delimiter = before.lastIndexOf("DELIMITER ");
        boolean own = delimiter >= 0 && before.startsWith("DELIMITER ;;", delimiter);
        var end = own ? ";;\n" : ";\n";
        int stop = text.indexOf(end, start);
        return new Statements(
                before + (stop < 0 ? "" : "\n" + text.substring(stop + end.length())));
    }

    private String from(int line) {
        int start = offset(line);
        return text.substring(start, Math.min(text.length(), start + 4_000));
    }

    private int offset(int line) {
        int at = 0;
        for (int i = 1; i < line && at >= 0; i++) {
            at = text.indexOf('\n', at) + 1;
        }
        return at;
    }

    private static String unquoted(String name) {
        return name.startsWith("`")
                ? name.substring(1, name.length() - 1).replace("``", "`")
                : name;
    }
}
