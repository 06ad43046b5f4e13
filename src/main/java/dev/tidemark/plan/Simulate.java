package dev.tidemark.plan;

import dev.tidemark.base.Json;
import dev.tidemark.base.Refused;
import dev.tidemark.environment.EnvironmentType;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code ./tidemark simulate}: what a plan does over time, as JSON lines. */
public final class Simulate {
    private static final Set<String> NAMES =
            Set.of(
                    "plan",
                    "plan-file",
                    "type",
                    "zone",
                    "from",
                    "days",
                    "fail-every",
                    "manual-every",
                    "minute");

    private final Map<String, String> options;

    private Simulate(Map<String, String> options) {
        this.options = options;
    }

    public static void main(String[] arguments) {
        try (var out =
                new PrintStream(
                        new BufferedOutputStream(System.out, 1 << 16),
                        false,
                        StandardCharsets.UTF_8)) {
            new Simulate(options(arguments)).run(out);
        } catch (Refused | DateTimeException | IOException problem) {
            System.err.println("simulate: " + problem.getMessage());
            System.exit(2);
        }
    }

    private static Map<String, String> options(String[] arguments) {
        var options = new LinkedHashMap<String, String>();
        for (int index = 0; index < arguments.length; index += 2) {
            var name = arguments[index].startsWith("--") ? arguments[index].substring(2) : "";
            if (!NAMES.contains(name)) {
                throw new Refused(
                        "%s is no option. Options are --%s."
                                .formatted(
                                        arguments[index],
                                        String.join(", --", NAMES.stream().sorted().toList())));
            }
            if (index + 1 == arguments.length) {
                throw new Refused("--%s needs a value.".formatted(name));
            }
            options.put(name, arguments[index + 1]);
        }
        return options;
    }

    private void run(PrintStream out) throws IOException {
        var zone = ZoneId.of(option("zone", "UTC"));
        var from = LocalDate.parse(option("from", "2026-01-01")).atStartOfDay(zone).toInstant();
        var script =
                new Simulation.Script(
                        from,
                        Duration.ofDays(number("days", 400, 36_600)),
                        number("fail-every", 0, 1_000_000),
                        manualEvery());
        var standing = new EnvironmentStanding(false, true, "999");
        new Simulation(
                        plan().rules(type()),
                        standing,
                        zone,
                        number("minute", 0, 59),
                        event -> out.println(line(event)))
                .run(script, List.of());
    }

    private Plan plan() throws IOException {
        var file = options.get("plan-file");
        if (file != null) {
            return PlanFile.read(Files.readString(Path.of(file)));
        }
        var id = option("plan", BuiltInPlans.DEFAULT);
        return BuiltInPlans.find(id)
                .orElseThrow(() ->
                        new Refused(
                                "There is no built-in plan %s. They are %s; for an own one give --plan-file FILE."
                                        .formatted(
                                                id,
                                                String.join(
                                                        ", ",
                                                        BuiltInPlans.all().stream()
                                                                .map(Plan::id)
                                                                .toList()))));
    }

    private EnvironmentType type() {
        return PlanFile.oneOf(
                "--type", EnvironmentType.class, options.get("type"), EnvironmentType.PRODUCTION);
    }

    private @Nullable Duration manualEvery() {
        var written = options.get("manual-every");
        if (written == null) {
            return null;
        }
        var every =
                written.startsWith("P")
                        ? Duration.parse(written)
                        : Objects.requireNonNull(PlanFile.duration("--manual-every", written));
        if (every.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new Refused("--manual-every is longer than nothing.");
        }
        return every;
    }

    private String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    private int number(String name, int otherwise, int most) {
        var written = options.get(name);
        if (written == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(written);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException none) {
            // Said below.
        }
        throw new Refused("--%s is a number from 0 to %d.".formatted(name, most));
    }

    private static String line(Simulation.Event event) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("at", event.at().toString());
        line.put("event", event.kind().name().toLowerCase(Locale.ROOT));
        line.put("backup", event.backup());
        line.put(
                "origin",
                event.origin() == null ? null : event.origin().name().toLowerCase(Locale.ROOT));
        line.put("mode", event.kind() == Simulation.Kind.REFUSED ? null : "live");
        line.put("reason", event.reason());
        line.put("kept", event.kept());
        return Json.write(line);
    }
}
