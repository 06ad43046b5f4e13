package dev.tidemark.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes {@code docs/reliability.md}: what was tried, and how it went. */
final class ReliabilityReport {
    private ReliabilityReport() {}

    static void write(List<Ordeals.Outcome> outcomes) throws IOException {
        Files.writeString(Path.of("docs/reliability.md"), text(outcomes));
    }

    static String text(List<Ordeals.Outcome> outcomes) {
        long broken = outcomes.stream().filter(one -> !one.good()).count();
        return """
        # What was tried, and how it went

        Written by `./tidemark bench torture`. Each case of the catalogue (`src/test/resources/torture`) is connected and backed up. Then, for each
        damage: damage, restore, undo, restore again. After each of them everything is compared, by means that share no code with the portal:
        of databases every definition, every column of every row, history, sequences, grants on routines; of files type, mode, owner, time,
        content, links, extended attributes, ACLs, capabilities, holes. *Identical* means that nothing differed from the backup, after the undo nothing
        from the damaged state. What cannot be carried has to be refused when it is connected or backed up, with the names of all that is in the way.

        Run %s UTC with %s: %d runs, %s.

        | case | what it holds | met | result | seconds |
        |---|---|---|---|---|
        %s
        ## Damages

        %s
        """
                        .formatted(
                                Instant.now().toString().substring(0, 16).replace('T', ' '),
                                versions(),
                                outcomes.size(),
                                broken == 0 ? "all as claimed" : broken + " **not as claimed**",
                                rows(outcomes),
                                Damage.all().stream()
                                        .map(damage ->
                                                "- **%s**: %s\n".formatted(damage, damage.words()))
                                        .collect(Collectors.joining()))
                        .stripTrailing()
                + "\n";
    }

    private static String versions() {
        return "MariaDB %s, %s, Java %s, Linux %s"
                .formatted(
                        printed("mariadbd", "--version").replaceAll(".*Ver ([0-9.]+).*", "$1"),
                        printed("restic", "version").replaceAll(" compiled.*", ""),
                        Runtime.version().feature(),
                        System.getProperty("os.version").replaceAll("-.*", ""));
    }

    private static String printed(String... command) {
        return Shell.run(Path.of("/"), command).text().strip();
    }

    /** What went well with a case is one row; what did not is a row each. */
    private static String rows(List<Ordeals.Outcome> outcomes) {
        var rows = new StringBuilder();
        Map<HardCase, List<Ordeals.Outcome>> byCase =
                outcomes.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Ordeals.Outcome::one,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        byCase.forEach((one, all) -> {
            var good = all.stream().filter(Ordeals.Outcome::good).toList();
            if (!good.isEmpty()) {
                rows.append(
                        row(
                                one,
                                good,
                                one.expected().carried()
                                        ? "identical"
                                        : "named " + String.join(", ", one.expected().names())));
            }
            all.stream()
                    .filter(outcome -> !outcome.good())
                    .forEach(outcome ->
                            rows.append(
                                    row(
                                            one,
                                            List.of(outcome),
                                            "**broken**: " + cell(outcome.problem()))));
        });
        return rows.toString();
    }

    private static String row(HardCase one, List<Ordeals.Outcome> outcomes, String result) {
        var damages =
                outcomes.size() == Damage.all().size()
                        ? "all damages"
                        : outcomes.stream()
                                .map(Ordeals.Outcome::damage)
                                .collect(Collectors.joining(", "));
        long millis =
                outcomes.stream().map(Ordeals.Outcome::took).mapToLong(Duration::toMillis).sum();
        return "| %s | %s | %s | %s | %s |%n"
                .formatted(
                        one,
                        cell(one.title()),
                        damages,
                        result,
                        String.format(Locale.ROOT, "%.0f", millis / 1000.0));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
