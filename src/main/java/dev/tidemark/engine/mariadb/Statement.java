package dev.tidemark.engine.mariadb;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * One statement, ready to be sent on one line whatever names and texts it holds.
 *
 * @param schema the default one, or empty
 * @param object what it is about, for people
 * @param line ends with a semicolon
 */
record Statement(String schema, String object, String line) {
    private static final String PLAIN =
            "set session character_set_client = utf8mb4, sql_mode = 'NO_AUTO_CREATE_USER'; ";

    /** Whatever the session was set to for an earlier one. */
    static Statement of(String sql) {
        return new Statement("", sql, PLAIN + plain(sql));
    }

    static String plain(String sql) {
        return immediately(sql.getBytes(StandardCharsets.UTF_8)) + ";";
    }

    /**
     * As hexadecimal digits: so no comment, quote or delimiter in it means anything to the client
     * program, and its bytes arrive in the character set they have.
     */
    static String immediately(byte[] sql) {
        return "execute immediate x'" + HexFormat.of().formatHex(sql) + "'";
    }
}
