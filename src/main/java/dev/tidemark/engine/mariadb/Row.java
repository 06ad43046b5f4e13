package dev.tidemark.engine.mariadb;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One line of the client's batch output: fields between tabs, special characters escaped. */
record Row(List<String> fields) {
    static Row parse(String line) {
        var fields = new ArrayList<String>();
        for (var field : line.split("\t", -1)) {
            fields.add(unescaped(field));
        }
        return new Row(List.copyOf(fields));
    }

    /**
     * The rows of an output whose fields are in several character sets: each byte as the character
     * of that number.
     */
    static List<Row> ofBytes(byte[] output) {
        var text = new String(output, StandardCharsets.ISO_8859_1);
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.substring(0, text.length() - 1).split("\n", -1))
                        .map(Row::parse)
                        .toList();
    }

    /** A field of {@link #ofBytes}. */
    byte[] bytes(int index) {
        return fields.get(index).getBytes(StandardCharsets.ISO_8859_1);
    }

    String text(int index) {
        return fields.get(index);
    }

    long number(int index) {
        var text = fields.get(index);
        return text.equals("NULL") ? 0 : Long.parseLong(text);
    }

    boolean yes(int index) {
        return fields.get(index).equals("1");
    }

    private static String unescaped(String field) {
        if (field.indexOf('\\') < 0) {
            return field;
        }
        var text = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c != '\\' || i + 1 == field.length()) {
                text.append(c);
                continue;
            }
            char next = field.charAt(++i);
            text.append(
                    switch (next) {
                        case 'n' -> '\n';
                        case 't' -> '\t';
                        case '0' -> '\0';
                        default -> next;
                    });
        }
        return text.toString();
    }
}
