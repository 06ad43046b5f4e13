package dev.tidemark.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tidemark.environment.EnvironmentType;
import dev.tidemark.plan.Policy.TypePolicy;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A policy as the JSON of Upsun's project settings, {@code data_retention.<type>…} (S3.30 to
 * S3.32), with times of day beside. Strict: a trailing comma or an unknown field is refused.
 */
public final class PolicyJson {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .changeDefaultPropertyInclusion(
                            old -> old.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .build();

    private PolicyJson() {}

    record Text(@JsonProperty("data_retention") @Nullable Map<String, TypeText> dataRetention) {}

    record TypeText(
            @JsonProperty("max_backups") @Nullable Long maxBackups,
            @JsonProperty("default_config") @Nullable ConfigText defaultConfig) {}

    record ConfigText(
            @JsonProperty("manual_count") @Nullable Long manualCount,
            @Nullable List<ScheduleText> schedule) {}

    record ScheduleText(
            @Nullable String interval,
            @Nullable Long count,
            @Nullable String at,
            @Nullable String weekday,
            @JsonProperty("day_of_month") @Nullable Integer dayOfMonth) {}

    /**
     * @throws RuleBroken with the field and the rule if it is no policy
     */
    public static Policy read(String json) {
        var text = text(json);
        if (text == null || text.dataRetention() == null) {
            throw new RuleBroken("data_retention", "is missing.");
        }
        var types = new EnumMap<EnvironmentType, TypePolicy>(EnvironmentType.class);
        text.dataRetention()
                .forEach((name, type) ->
                        types.put(type(name), policy("data_retention." + name, type)));
        return new Policy(types);
    }

    public static String write(Policy policy) {
        var types = new java.util.LinkedHashMap<String, TypeText>();
        for (var type : EnvironmentType.values()) {
            var own = policy.types().get(type);
            if (own != null) {
                types.put(name(type), text(own));
            }
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(new Text(types));
    }

    private static TypeText text(TypePolicy own) {
        return new TypeText(
                number(own.maxBackups()),
                new ConfigText(
                        number(own.manualCount()),
                        own.schedules().stream().map(PolicyJson::text).toList()));
    }

    private static @Nullable Long number(@Nullable Integer number) {
        return number == null ? null : number.longValue();
    }

    private static ScheduleText text(Schedule schedule) {
        var unit = schedule.interval().unit();
        return new ScheduleText(
                schedule.interval().toString(),
                (long) schedule.count(),
                schedule.time() instanceof RunTime.Fixed(var times)
                        ? times.stream().map(LocalTime::toString).collect(Collectors.joining(","))
                        : null,
                unit == IntervalUnit.WEEK && schedule.days().weekday() != DayOfWeek.MONDAY
                        ? PlanFile.written(schedule.days().weekday())
                        : null,
                (unit == IntervalUnit.MONTH || unit == IntervalUnit.YEAR)
                                && schedule.days().dayOfMonth() != 1
                        ? schedule.days().dayOfMonth()
                        : null);
    }

    /** As in addresses and files: {@code production}. */
    public static String name(EnvironmentType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static EnvironmentType type(String name) {
        for (var type : EnvironmentType.values()) {
            if (name(type).equals(name)) {
                return type;
            }
        }
        throw new RuleBroken(
                "data_retention." + name,
                "is no type of environment. They are production, staging and development.");
    }

    private static TypePolicy policy(String place, @Nullable TypeText text) {
        if (text == null) {
            throw new RuleBroken(place, "is empty.");
        }
        var config = text.defaultConfig();
        var schedules = new ArrayList<Schedule>();
        if (config != null) {
            for (var schedule :
                    Objects.requireNonNullElse(config.schedule(), List.<ScheduleText>of())) {
                schedules.add(
                        schedule(
                                place + ".default_config.schedule[" + schedules.size() + "]",
                                schedule));
            }
        }
        return new TypePolicy(
                schedules,
                config == null
                        ? null
                        : cap(place + ".default_config.manual_count", config.manualCount()),
                cap(place + ".max_backups", text.maxBackups()));
    }

    private static Schedule schedule(String place, ScheduleText text) {
        if (text.interval() == null) {
            throw new RuleBroken(place + ".interval", "is missing. Write it like 1d.");
        }
        if (text.count() == null) {
            throw new RuleBroken(place + ".count", "is missing.");
        }
        return new Schedule(
                Interval.parse(place + ".interval", text.interval()),
                Schedule.checkedCount(place + ".count", text.count()),
                text.at() == null ? RunTime.DEFAULT : times(place + ".at", text.at()),
                new RunTime.Days(
                        PlanFile.oneOf(
                                place + ".weekday",
                                DayOfWeek.class,
                                text.weekday(),
                                DayOfWeek.MONDAY),
                        day(place + ".day_of_month", text.dayOfMonth())));
    }

    private static int day(String place, @Nullable Integer day) {
        if (day != null && (day < 1 || day > 28)) {
            throw new RuleBroken(place, "A day that every month has: 1 to 28.");
        }
        return Objects.requireNonNullElse(day, 1);
    }

    private static RunTime times(String place, String written) {
        try {
            return new RunTime.Fixed(
                    java.util.Arrays.stream(written.split(","))
                            .map(time -> LocalTime.parse(time.strip()))
                            .toList());
        } catch (DateTimeException none) {
            throw new RuleBroken(place, written + " is no time of day. Write it like 04:30.");
        }
    }

    private static @Nullable Integer cap(String place, @Nullable Long number) {
        if (number != null && (number < 1 || number > Schedule.MOST)) {
            throw new RuleBroken(place, "1 to %d.".formatted(Schedule.MOST));
        }
        return number == null ? null : number.intValue();
    }

    private static @Nullable Text text(String json) {
        try {
            return JSON.readValue(json, Text.class);
        } catch (JacksonException problem) {
            var place = problem.getLocation();
            throw new RuleBroken(
                    path(problem),
                    (problem instanceof DatabindException || place == null || place.getLineNr() < 1
                                    ? ""
                                    : "Line %d, column %d: "
                                            .formatted(place.getLineNr(), place.getColumnNr()))
                            + words(problem));
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
            case UnrecognizedPropertyException unknown -> "There is no such field.";
            case DatabindException mismatch -> "has a value that does not fit there.";
            default ->
                    "This is not JSON (a comma after the last element is a common cause). %s"
                            .formatted(problem.getOriginalMessage().lines().findFirst().orElse(""));
        };
    }
}
