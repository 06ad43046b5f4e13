package dev.tidemark.environment;

import dev.tidemark.activity.Words;
import dev.tidemark.base.Refused;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the YAML that connects environments. */
public final class ConnectionFileReader {
    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private ConnectionFileReader() {}

    /** Fails with {@link Refused} that names line, column and field. */
    public static ConnectionFile read(String yaml) {
        try {
            var file = yaml.isBlank() ? null : YAML.readValue(yaml, ConnectionFile.class);
            if (file == null) {
                throw new Refused("The file is empty. Nothing was saved.");
            }
            return file;
        } catch (JacksonException problem) {
            throw new Refused(
                    "The file cannot be read%s: %s Nothing was saved."
                            .formatted(YamlPlaces.of(problem, yaml, YAML), words(problem)));
        }
    }

    /** The id that an environment of these names gets, unless it is taken. */
    public static String id(String project, String environment) {
        return ConnectionNames.slug(project, environment);
    }

    private static String words(JacksonException problem) {
        return switch (problem) {
            case UnrecognizedPropertyException unknown ->
                    "%s is no field of it. The fields are %s."
                            .formatted(path(unknown), known(unknown));
            case MismatchedInputException mismatch ->
                    "%s has a value that does not fit there.".formatted(path(mismatch));
            default ->
                    Words.of(new IllegalArgumentException(sentence(problem.getOriginalMessage())));
        };
    }

    private static String known(UnrecognizedPropertyException unknown) {
        return Objects.requireNonNull(unknown.getKnownPropertyIds()).stream()
                .map(String::valueOf)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** Such as {@code organizations[0].projects[0].zone}. */
    private static String path(DatabindException problem) {
        var path =
                problem.getPath().stream()
                        .map(step ->
                                step.getPropertyName() == null
                                        ? "[" + step.getIndex() + "]"
                                        : "." + step.getPropertyName())
                        .collect(Collectors.joining());
        return path.isEmpty() ? "The file" : path.substring(path.startsWith(".") ? 1 : 0);
    }

    /** Without the excerpts of the file between its lines. */
    private static @Nullable String sentence(@Nullable String words) {
        return words == null
                ? null
                : words.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith(" "))
                        .collect(Collectors.joining(", "));
    }
}
