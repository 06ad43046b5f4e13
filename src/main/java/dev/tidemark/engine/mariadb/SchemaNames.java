package dev.tidemark.engine.mariadb;

import java.util.Map;

/**
 * Gives schemas other names where SQL text names them before a dot. Strings and comments stay; what
 * stands in conditional comments counts as text. Scans by hand, since texts may be long.
 */
final class SchemaNames {
    private final String text;
    private final Map<String, String> wanted;
    private final StringBuilder result = new StringBuilder();
    private int at;

    SchemaNames(String text, Map<String, String> wanted) {
        this.text = text;
        this.wanted = wanted;
    }

    String replaced() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '`') {
                name(end(c), true);
            } else if (c == '\'' || c == '"') {
                keep(end(c));
            } else if (isComment()) {
                keep(endOfComment());
            } else if (isWord(c)) {
                name(endOfWord(), false);
            } else {
                keep(at + 1);
            }
        }
        return result.toString();
    }

    private void keep(int end) {
        result.append(text, at, end);
        at = end;
    }

    private void name(int end, boolean quoted) {
        var written = text.substring(at, end);
        var name =
                quoted && end - at > 2
                        ? written.substring(1, written.length() - 1).replace("``", "`")
                        : written;
        boolean schema = end < text.length() && text.charAt(end) == '.' && !isPart();
        var other = schema ? wanted.get(name) : null;
        if (other == null) {
            keep(end);
        } else {
            result.append(Sql.name(other));
            at = end;
        }
    }

    /** Whether it follows a dot, or is a variable. */
    private boolean isPart() {
        return at > 0 && (text.charAt(at - 1) == '.' || text.charAt(at - 1) == '@');
    }

    /** Behind the closing quote; a doubled or escaped one does not close. */
    private int end(char quote) {
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote != '`') {
                i++;
            } else if (c == quote) {
                if (i + 1 == text.length() || text.charAt(i + 1) != quote) {
                    return i + 1;
                }
                i++;
            }
        }
        return text.length();
    }

    private boolean isComment() {
        return text.startsWith("-- ", at)
                || text.startsWith("--\n", at)
                || text.charAt(at) == '#'
                || (text.startsWith("/*", at)
                        && !text.startsWith("/*!", at)
                        && !text.startsWith("/*M!", at));
    }

    private int endOfComment() {
        var end = text.startsWith("/*", at) ? "*/" : "\n";
        int found = text.indexOf(end, at);
        return found < 0 ? text.length() : found + end.length();
    }

    private int endOfWord() {
        int end = at;
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c > 127;
    }
}
