package dev.tidemark.engine.mariadb;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the server said to one statement of a script that went on after it.
 *
 * @param line in which the statement begins, from 1
 * @param words with their number, as in {@code … (1146)}
 */
record Complaint(int number, int line, String words) {
    private static final Pattern LINE =
            Pattern.compile("ERROR (\\d+) \\(.*?\\) at line (\\d+): (.*)", Pattern.DOTALL);
    private static final Pattern UNREACHED = Pattern.compile("ERROR (\\d+) \\(.*?\\): .*");

    static Optional<Complaint> in(String line) {
        var matcher = LINE.matcher(line);
        return matcher.matches()
                ? Optional.of(
                        new Complaint(
                                Integer.parseInt(matcher.group(1)),
                                Integer.parseInt(matcher.group(2)),
                                "%s (%s)".formatted(matcher.group(3), matcher.group(1))))
                : Optional.empty();
    }

    /** The session has not even begun. */
    static boolean isUnreached(String line) {
        return UNREACHED.matcher(line).matches();
    }

    /** The server went away, so the rest was not tried. */
    boolean isGone() {
        return number == 2006 || number == 2013 || number == 1927 || number == 1053;
    }
}
