package dev.tidemark.engine.mariadb;

import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.Failure;
import java.util.List;
import java.util.regex.Pattern;

/** What the error numbers of the client programs mean. */
final class DatabaseFailures {
    /** {@code ERROR 1045 (28000)}, {@code Got error: 1045:} and {@code … (1356)}. */
    private static final List<Pattern> NUMBERS =
            List.of(
                    Pattern.compile("ERROR (\\d{4,5}) \\("),
                    Pattern.compile("Got error: (\\d{4,5})"),
                    Pattern.compile("Error (\\d{4,5}):"),
                    Pattern.compile("\\((\\d{4,5})\\)$"));

    private static final Pattern OBJECT =
            Pattern.compile(
                    "(?:FROM|TABLE|VIEW|PROCEDURE|FUNCTION|EVENT|TRIGGER) `((?:[^`]|``)+)`");
    private static final Pattern QUOTED = Pattern.compile("(?:View|Table|table) '([^']+)'");

    private DatabaseFailures() {}

    static EngineException explain(EngineException e, DatabaseAddress address) {
        if (!(e.failure() instanceof Failure.Other(String tool, int code, List<String> lines))
                || !tool.startsWith("mariadb")) {
            return e;
        }
        var errors = lines.stream().filter(line -> !line.startsWith("--")).toList();
        return new EngineException(failure(tool, code, errors, address), e);
    }

    private static Failure failure(
            String tool, int code, List<String> lines, DatabaseAddress address) {
        var words = lines.stream().filter(l -> number(l) > 0).reduce((a, b) -> b).orElse("");
        var where = address.toString();
        return switch (number(words)) {
            case 1044, 1142, 1143, 1227, 1370, 1419 ->
                    new Failure.PermissionMissing(List.of(words));
            case 1045, 1130, 1698 -> new Failure.DatabaseRefused(where, words);
            case 1053, 1927, 2002, 2003, 2005, 2006, 2013 -> new Failure.DatabaseGone(where, words);
            case 1049 -> new Failure.DatabaseMissing(quoted(words));
            case 1021, 1114, 1030 ->
                    words.contains("28") || words.contains("full")
                            ? new Failure.DiskFull(words)
                            : new Failure.BrokenObject(object(words), words);
            case 1146, 1356, 1449, 1462, 144, 1194, 1195, 1932, 1033, 1017 ->
                    new Failure.BrokenObject(object(words), words);
            default -> new Failure.Other(tool, code, words.isEmpty() ? lines : List.of(words));
        };
    }

    private static int number(String line) {
        return NUMBERS.stream()
                .map(pattern -> pattern.matcher(line.strip()))
                .filter(matcher -> matcher.find())
                .map(matcher -> Integer.parseInt(matcher.group(1)))
                .findFirst()
                .orElse(0);
    }

    private static String object(String words) {
        var statement = OBJECT.matcher(words);
        if (statement.find()) {
            return statement.group(1).replace("``", "`");
        }
        var quoted = QUOTED.matcher(words);
        return quoted.find() ? quoted.group(1) : "An object of the database";
    }

    private static String quoted(String words) {
        var matcher = Pattern.compile("'([^']*)'").matcher(words);
        return matcher.find() ? matcher.group(1) : words;
    }
}
