package dev.tidemark.environment;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules of names in a connection, and the slug that an environment gets from them. */
final class ConnectionNames {
    static final int LONGEST = 80;

    /** Of services and mounts, whose names are part of the names of backup parts. */
    static final int LONGEST_OF_PART = 60;

    private static final int LONGEST_SLUG = 50;

    private ConnectionNames() {}

    static Stream<Finding> name(String where, @Nullable String name, int longest) {
        if (name == null || name.isBlank()) {
            return Stream.of(Finding.error(where, "A name is missing.", null));
        }
        if (!name.equals(name.strip())) {
            return Stream.of(
                    Finding.error(where, "A name neither begins nor ends with a space.", null));
        }
        if (name.codePointCount(0, name.length()) > longest) {
            return Stream.of(
                    Finding.error(
                            where, "A name has at most %d characters.".formatted(longest), null));
        }
        if (name.codePoints().anyMatch(ConnectionNames::invisible)) {
            return Stream.of(
                    Finding.error(
                            where,
                            "A name holds no line breaks or other control characters.",
                            null));
        }
        return Stream.empty();
    }

    /** Control characters, and those that turn the direction of the text that follows. */
    private static boolean invisible(int character) {
        return Character.isISOControl(character)
                || character == 0x2028
                || character == 0x2029
                || character >= 0x202A && character <= 0x202E
                || character >= 0x2066 && character <= 0x2069;
    }

    static Stream<Finding> distinct(String where, Collection<String> names) {
        var seen = new HashSet<String>();
        return names.stream()
                .filter(name -> !seen.add(name.toLowerCase(Locale.ROOT)))
                .map(name ->
                        Finding.error(
                                where,
                                "Two have the name %s.".formatted(name),
                                "Give each its own."));
    }

    static Stream<Finding> word(String where, @Nullable String word, List<String> allowed) {
        return word != null && allowed.contains(word)
                ? Stream.empty()
                : Stream.of(
                        Finding.error(
                                where,
                                "%s is not one of %s.".formatted(word, String.join(", ", allowed)),
                                null));
    }

    /**
     * Letters, digits and hyphens: {@code Shop}, {@code production} becomes {@code
     * shop-production}.
     */
    static String slug(String project, String environment) {
        var plain =
                Normalizer.normalize(project + "-" + environment, Normalizer.Form.NFD)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("\\p{M}", "")
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-+|-+$", "");
        var slug = plain.isEmpty() ? "environment" : plain;
        return slug.substring(0, Math.min(LONGEST_SLUG, slug.length())).replaceAll("-+$", "");
    }
}
