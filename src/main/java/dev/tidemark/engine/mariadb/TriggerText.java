package dev.tidemark.engine.mariadb;

import java.util.Locale;

/** The text with which a trigger was once created, names of schema and table included. */
final class TriggerText {
    private final String text;
    private int at;
    private boolean qualified;

    private TriggerText(String text) {
        this.text = text;
    }

    /**
     * The same trigger, for the table of that name in whichever schema it is created in: the text
     * itself unless it names a schema.
     *
     * @param head such as {@code `name` BEFORE INSERT ON `table`}
     */
    static String renamed(String text, String head) {
        var reader = new TriggerText(text);
        int keyword = reader.find("TRIGGER");
        reader.qualified = false;
        var before = text.substring(0, keyword);
        reader.find("FOR");
        reader.find("EACH");
        reader.find("ROW");
        if (!reader.qualified) {
            return text;
        }
        return before + "TRIGGER " + head + " FOR EACH ROW" + text.substring(reader.at);
    }

    /** Where that word begins; reading goes on behind it. */
    private int find(String keyword) {
        while (at < text.length()) {
            int start = at;
            var token = next();
            if (token.toUpperCase(Locale.ROOT).equals(keyword)) {
                return start;
            }
        }
        throw new IllegalArgumentException("No trigger: " + text);
    }

    /** A word; or anything else, such as a quoted name or a comment, as an empty token. */
    private String next() {
        char c = text.charAt(at);
        if (c == '`' || c == '"' || c == '\'') {
            quoted(c);
            return "";
        }
        if (text.startsWith("/*", at)) {
            skipTo("*/");
            return "";
        }
        if (c == '#' || text.startsWith("-- ", at)) {
            skipTo("\n");
            return "";
        }
        int start = at;
        while (at < text.length() && isPartOfWord(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            qualified |= c == '.';
            at++;
            return "";
        }
        return text.substring(start, at);
    }

    private void quoted(char quote) {
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            at += quote == '\'' && text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private void skipTo(String end) {
        int found = text.indexOf(end, at + 1);
        at = found < 0 ? text.length() : found + end.length();
    }

    private static boolean isPartOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }
}
