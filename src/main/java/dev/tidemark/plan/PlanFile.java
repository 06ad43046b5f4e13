package dev.tidemark.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tidemark.environment.EnvironmentType;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Plans as YAML: strict when read, complete when written. */
public final class PlanFile {
    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .changeDefaultPropertyInclusion(
                            old -> old.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .build();
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,62}");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,5})(min|h|d)");

    private PlanFile() {}

    /**
     * @throws RuleBroken with the field and the rule if it is no plan
     */
    public static Plan read(String yaml) {
        var text = text(yaml);
        var id = needed("id", text.id());
        if (!ID.matcher(id).matches()) {
            throw new RuleBroken(
                    "id", "Small letters, digits and hyphens, beginning with a letter, 2 to 63.");
        }
        var types = new EnumMap<EnvironmentType, TypeRules>(EnvironmentType.class);
        types.put(
                EnvironmentType.PRODUCTION,
                TypeReader.read("production", needed("production", text.production())));
        types.put(
                EnvironmentType.STAGING,
                TypeReader.read("staging", needed("staging", text.staging())));
        types.put(
                EnvironmentType.DEVELOPMENT,
                TypeReader.read("development", needed("development", text.development())));
        return new Plan(
                id,
                needed("title", text.title()),
                Objects.requireNonNullElse(text.origin(), ""),
                Objects.requireNonNullElse(text.version(), 1),
                Objects.requireNonNullElse(
                        duration("deletionGrace", text.deletionGrace()), Duration.ZERO),
                types);
    }

    public static String write(Plan plan) {
        return YAML.writeValueAsString(
                new PlanText(
                        plan.id(),
                        plan.title(),
                        plan.origin(),
                        plan.version(),
                        written(plan.deletionGrace()),
                        TypeWriter.write(plan.rules(EnvironmentType.PRODUCTION)),
                        TypeWriter.write(plan.rules(EnvironmentType.STAGING)),
                        TypeWriter.write(plan.rules(EnvironmentType.DEVELOPMENT))));
    }

    private static PlanText text(String yaml) {
        try {
            var text = yaml.isBlank() ? null : YAML.readValue(yaml, PlanText.class);
            return needed("", text);
        } catch (JacksonException problem) {
            var place = problem.getLocation();
            var line =
                    problem instanceof DatabindException || place == null || place.getLineNr() < 1
                            ? ""
                            : "Line " + place.getLineNr() + ": ";
            throw new RuleBroken(path(problem), line + words(problem));
        }
    }

    private static String path(JacksonException problem) {
        return problem instanceof DatabindException data
                ? data.getPath().stream()
                        .map(step ->
                                step.getPropertyName() == null
                                        ? "[" + step.getIndex() + "]"
                                        : "." + step.getPropertyName())
                        .collect(Collectors.joining())
                        .replaceFirst("^\\.", "")
                : "";
    }

    private static String words(JacksonException problem) {
        return switch (problem) {
            case UnrecognizedPropertyException unknown ->
                    "is no field of a plan here. The fields are %s."
                            .formatted(
                                    Objects.requireNonNull(unknown.getKnownPropertyIds()).stream()
                                            .map(String::valueOf)
                                            .sorted()
                                            .collect(Collectors.joining(", ")));
            case DatabindException mismatch -> "has a value that does not fit there.";
            default ->
                    problem.getOriginalMessage()
                            .lines()
                            .filter(line -> !line.startsWith(" "))
                            .collect(Collectors.joining(", "));
        };
    }

    static <T> T needed(String field, @Nullable T value) {
        if (value == null) {
            throw new RuleBroken(field, "is missing.");
        }
        return value;
    }

    static @Nullable Duration duration(String field, @Nullable String written) {
        if (written == null) {
            return null;
        }
        var match = DURATION.matcher(written);
        if (!match.matches()) {
            throw new RuleBroken(field, "A duration is written like 30min, 12h or 7d.");
        }
        long number = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "min" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    static @Nullable String written(@Nullable Duration duration) {
        if (duration == null) {
            return null;
        }
        if (duration.equals(Duration.ofDays(duration.toDays()))) {
            return duration.toDays() + "d";
        }
        return duration.equals(Duration.ofHours(duration.toHours()))
                ? duration.toHours() + "h"
                : duration.toMinutes() + "min";
    }

    /** {@code self-service} for {@code SELF_SERVICE}. */
    static String written(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E oneOf(
            String field, Class<E> type, @Nullable String written, E otherwise) {
        if (written == null) {
            return otherwise;
        }
        for (var value : Objects.requireNonNull(type.getEnumConstants())) {
            if (written(value).equals(written)) {
                return value;
            }
        }
        throw new RuleBroken(
                field,
                "%s is none of %s."
                        .formatted(
                                written,
                                java.util.Arrays.stream(type.getEnumConstants())
                                        .map(PlanFile::written)
                                        .collect(Collectors.joining(", "))));
    }
}
