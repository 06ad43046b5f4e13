package dev.tidemark.demo;

import java.sql.SQLException;

/** Says in one sentence what failed, for a page that everybody may read. */
final class Failures {

    private Failures() {}

    static String words(Exception failure) {
        return failure instanceof SQLException database
                ? words(database)
                : String.valueOf(failure.getMessage());
    }

    private static String words(SQLException failure) {
        var state = String.valueOf(failure.getSQLState());
        if (state.startsWith("08")) {
            return "The database does not answer.";
        }
        if (state.startsWith("28")) {
            return "The database refuses the shop's account.";
        }
        // The driver puts the number of the connection first.
        var message = String.valueOf(failure.getMessage()).replaceFirst("^\\(conn=\\d+\\) ", "");
        return message.endsWith(".") ? message : message + ".";
    }
}
