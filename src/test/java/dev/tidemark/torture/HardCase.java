package dev.tidemark.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file of the catalogue: {@code torture/databases/*.sql} or {@code torture/files/*.sh}. Its
 * comments at the top say what it holds (the first line) and, where it differs from the usual:
 *
 * <pre>
 * database second: select `x` #   name of a database, written @second@ below; # is a number, ~ fills up to 64 characters
 * server: --max-allowed-packet=1G a server of its own with these options
 * expect: refused at backup, names "x", "y"
 * fast                            in the part that every build runs
 * slow                            takes minutes
 * varies: word                    facts whose name has this word are not compared
 * open: what is wrong             known not to work yet; left out of the fast part, shown in the report
 * </pre>
 */
record HardCase(
        String name,
        Kind kind,
        Path file,
        String title,
        Expected expected,
        Map<String, String> databases,
        Map<String, List<String>> words) {
    private static final Pattern WORD =
            Pattern.compile("(database|server|expect|fast|slow|varies|open)( (\\w+))?(: *(.*))?");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final int LONGEST_NAME = 64;

    enum Kind {
        DATABASE("databases", ".sql", "--"),
        FILES("files", ".sh", "#");

        private final String folder;
        private final String suffix;
        private final String comment;

        Kind(String folder, String suffix, String comment) {
            this.folder = folder;
            this.suffix = suffix;
            this.comment = comment;
        }
    }

    /** Where a case ends that cannot be carried. */
    enum Stage {
        CARRIED,
        CONNECT,
        BACKUP
    }

    /**
     * @param names that the refusal must say
     */
    record Expected(Stage stage, List<String> names) {
        boolean carried() {
            return stage == Stage.CARRIED;
        }
    }

    static List<HardCase> all(Kind kind) {
        try (var files = Files.list(folder(kind))) {
            return files.filter(file -> file.toString().endsWith(kind.suffix))
                    .sorted()
                    .map(file -> read(kind, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path resource(String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(HardCase.class.getResource("/torture/" + name)).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Path folder(Kind kind) {
        return resource(kind.folder);
    }

    static HardCase read(Kind kind, Path file) {
        var words = new LinkedHashMap<String, List<String>>();
        var databases = new LinkedHashMap<String, String>();
        var title = "";
        for (var line : lines(file)) {
            if (line.startsWith("#!")) {
                continue;
            }
            if (!line.startsWith(kind.comment)) {
                break;
            }
            var said = line.substring(kind.comment.length()).strip();
            var word = WORD.matcher(said);
            if (!word.matches()) {
                title = title.isEmpty() ? said : title + " " + said;
            } else if (word.group(1).equals("database")) {
                databases.put(word.group(3), word.group(5));
            } else {
                words.computeIfAbsent(word.group(1), w -> new ArrayList<>())
                        .add(Objects.requireNonNullElse(word.group(5), ""));
            }
        }
        if (databases.isEmpty() && kind == Kind.DATABASE) {
            databases.put("first", "torture_#");
        }
        var name = file.getFileName().toString().replace(kind.suffix, "");
        return new HardCase(name, kind, file, title, expected(words), databases, words);
    }

    private static Expected expected(Map<String, List<String>> words) {
        if (!words.containsKey("expect")) {
            return new Expected(Stage.CARRIED, List.of());
        }
        var text = words.get("expect").getFirst();
        var names = QUOTED.matcher(text).results().map(found -> found.group(1)).toList();
        var stage = text.startsWith("refused at connect") ? Stage.CONNECT : Stage.BACKUP;
        return new Expected(stage, names);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean fast() {
        return words.containsKey("fast");
    }

    boolean slow() {
        return words.containsKey("slow");
    }

    /** Why it is known not to work, or empty. */
    String open() {
        return String.join(" ", words.getOrDefault("open", List.of()));
    }

    /** Options of a server that only this case has; empty if any will do. */
    List<String> server() {
        return words.getOrDefault("server", List.of()).stream()
                .flatMap(options -> List.of(options.split(" +")).stream())
                .toList();
    }

    boolean varies(String fact) {
        return words.getOrDefault("varies", List.of()).stream().anyMatch(fact::contains);
    }

    /** The names of its databases in the run of that number, by what stands for them. */
    Map<String, String> names(int number) {
        var names = new LinkedHashMap<String, String>();
        databases.forEach((word, pattern) -> {
            var name = pattern.replace("#", String.valueOf(number));
            names.put(word, name.replace("~", "x".repeat(LONGEST_NAME + 1 - name.length())));
        });
        return names;
    }

    /** Its statements or commands for databases of these names. */
    String text(Map<String, String> names) {
        var text = String.join("\n", lines(file)) + "\n";
        for (var name : names.entrySet()) {
            text =
                    text.replaceAll(
                            "@" + name.getKey() + "@",
                            Matcher.quoteReplacement(Facts.quoted(name.getValue())));
        }
        return text;
    }

    @Override
    public String toString() {
        return name;
    }
}
