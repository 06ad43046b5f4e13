package dev.tidemark.engine.mariadb;

import java.nio.charset.StandardCharsets;

/**
 * The server shows a program's text in the character set of the client that made it, but puts the
 * comment (and the name of an event) into it in UTF-8.
 */
final class ServerText {
    private ServerText() {}

    /** The same, all in the one character set. */
    static byte[] repaired(byte[] statement, String characterSet, Definition.Kind kind) {
        if (characterSet.startsWith("utf8")) {
            return statement;
        }
        // Each byte as the character of that number: quotes and keywords are ASCII in all of them.
        var text = new String(statement, StandardCharsets.ISO_8859_1);
        var repaired =
                switch (kind) {
                    case FUNCTION, PROCEDURE, PACKAGE, PACKAGE_BODY ->
                            quoted(text, text.indexOf("\n    COMMENT '"), '\'', characterSet);
                    case EVENT -> event(text, characterSet);
                    case VIEW, TRIGGER -> text;
                };
        return repaired.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String event(String text, String characterSet) {
        var named = quoted(text, text.indexOf(" EVENT `"), '`', characterSet);
        int body = named.indexOf(" DO ");
        int comment = named.indexOf(" COMMENT '");
        return comment > 0 && comment < body ? quoted(named, comment, '\'', characterSet) : named;
    }

    /** What stands in the first quotes from there on. */
    private static String quoted(String text, int from, char quote, String characterSet) {
        if (from < 0) {
            return text;
        }
        int start = text.indexOf(quote, from) + 1;
        int end = start;
        while (end < text.length() && text.charAt(end) != quote) {
            end += quote == '\'' && text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end > text.length()) {
            return text;
        }
        var utf8 =
                new String(
                        text.substring(start, end).getBytes(StandardCharsets.ISO_8859_1),
                        StandardCharsets.UTF_8);
        var bytes = StoredText.encoded(utf8, characterSet);
        return text.substring(0, start)
                + new String(bytes, StandardCharsets.ISO_8859_1)
                + text.substring(end);
    }
}
