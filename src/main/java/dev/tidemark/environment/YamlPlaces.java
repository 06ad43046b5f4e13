package dev.tidemark.environment;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Where in a file a mistake is. A reader of records has read on to the end of the record before it
 * complains, so the field is looked up again by its path.
 */
final class YamlPlaces {
    private static final Pattern OF_THE_PARSER = Pattern.compile("line (\\d+), column (\\d+)");

    private YamlPlaces() {}

    /** Such as {@code at line 3, column 5}, with the space before it; empty if it is not known. */
    static String of(JacksonException problem, String yaml, YAMLMapper mapper) {
        return problem instanceof DatabindException mismatch
                ? ofField(pointer(mismatch), yaml, mapper)
                : ofSyntax(problem);
    }

    /** The parser names where something began and then, last, where it went wrong. */
    private static String ofSyntax(JacksonException problem) {
        return OF_THE_PARSER
                .matcher(String.valueOf(problem.getOriginalMessage()))
                .results()
                .reduce((first, last) -> last)
                .map(YamlPlaces::words)
                .orElseGet(() ->
                        problem.getLocation() == null
                                ? ""
                                : words(
                                        problem.getLocation().getLineNr(),
                                        problem.getLocation().getColumnNr()));
    }

    private static String words(MatchResult place) {
        return words(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)));
    }

    private static String words(int line, int column) {
        return " at line %d, column %d".formatted(line, column);
    }

    private static String ofField(String pointer, String yaml, YAMLMapper mapper) {
        try (var parser = mapper.createParser(yaml)) {
            while (parser.nextToken() != null) {
                if (parser.streamReadContext().pathAsPointer().toString().equals(pointer)) {
                    var place = parser.currentTokenLocation();
                    return words(place.getLineNr(), place.getColumnNr());
                }
            }
        }
        return "";
    }

    private static String pointer(DatabindException problem) {
        return problem.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null
                                ? String.valueOf(step.getIndex())
                                : step.getPropertyName().replace("~", "~0").replace("/", "~1"))
                .map(step -> "/" + step)
                .collect(Collectors.joining());
    }
}
