package dev.tidemark.environment;

import dev.tidemark.base.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the YAML that connects environments. */
public final class ConnectionFileReader {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ConnectionFileReader() {}

    /** Fails with {@link Refused} that names line, column and field. */
    public static ConnectionFile read(String yaml) {
        try {
            return YAML.readValue(yaml, ConnectionFile.class);
        } catch (JacksonException problem) {
            var place = problem.getLocation();
            throw new Refused("The file cannot be read%s: %s Nothing was saved."
                    .formatted(
                            place == null ? "" : " at line %d, column %d".formatted(place.getLineNr(), place.getColumnNr()),
                            dev.tidemark.activity.Words.of(new IllegalArgumentException(problem.getOriginalMessage()))));
        }
    }
}
