package dev.tidemark.engine.mariadb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What {@code SHOW GRANTS} says, and whether it suffices. */
final class Grants {
    private static final Pattern LINE =
            Pattern.compile("GRANT (.+?) ON (\\*|`(?:[^`]|``)+`)\\.(\\*|`(?:[^`]|``)+`) TO .*");

    private final List<Grant> grants;

    private Grants(List<Grant> grants) {
        this.grants = grants;
    }

    static Grants parse(List<String> lines) {
        var grants = new ArrayList<Grant>();
        for (var line : lines) {
            var matcher = LINE.matcher(line);
            if (matcher.matches()) {
                grants.add(
                        new Grant(
                                Set.copyOf(Arrays.asList(matcher.group(1).split(", "))),
                                unquoted(matcher.group(2)),
                                unquoted(matcher.group(3))));
            }
        }
        return new Grants(grants);
    }

    /**
     * Which of these are not granted on the whole schema. Of several patterns that cover it, the
     * server looks at the most specific one alone.
     */
    Set<String> missing(Set<String> needed, String schema) {
        var missing = new TreeSet<>(needed);
        grants.stream()
                .filter(grant -> grant.schema().equals("*"))
                .forEach(grant -> grant.takeFrom(missing));
        deciding(schema).ifPresent(grant -> grant.takeFrom(missing));
        return missing;
    }

    /** What a new grant on the pattern has to repeat, since it would decide instead of another. */
    Set<String> superseded(String schema, String pattern) {
        return deciding(schema)
                .filter(grant -> !grant.schema().equals(pattern))
                .map(Grant::privileges)
                .orElse(Set.of());
    }

    private Optional<Grant> deciding(String schema) {
        return grants.stream()
                .filter(grant -> !grant.schema().equals("*"))
                .filter(grant -> grant.table().equals("*") && grant.covers(schema))
                .max(Comparator.comparingInt(Grant::specificity));
    }

    boolean global(String privilege) {
        return grants.stream()
                .filter(grant -> grant.schema().equals("*"))
                .anyMatch(grant -> grant.includes(privilege));
    }

    boolean table(String privilege, String schema, String table) {
        return grants.stream()
                .filter(grant -> grant.covers(schema))
                .filter(grant -> grant.table().equals("*") || grant.table().equals(table))
                .anyMatch(grant -> grant.includes(privilege));
    }

    private static String unquoted(String name) {
        return name.startsWith("`")
                ? name.substring(1, name.length() - 1).replace("``", "`")
                : name;
    }

    /**
     * @param schema a pattern as in {@code LIKE}, unless it is {@code *}
     */
    private record Grant(Set<String> privileges, String schema, String table) {
        boolean includes(String privilege) {
            return privileges.contains("ALL PRIVILEGES") || privileges.contains(privilege);
        }

        void takeFrom(Set<String> missing) {
            missing.removeIf(this::includes);
        }

        /** Characters before the first wildcard. */
        int specificity() {
            int characters = 0;
            for (int i = 0; i < schema.length(); i++) {
                char c = schema.charAt(i);
                if (c == '%' || c == '_') {
                    return characters;
                }
                if (c == '\\') {
                    i++;
                }
                characters++;
            }
            return Integer.MAX_VALUE;
        }

        boolean covers(String name) {
            return schema.equals("*") || name.matches(like(schema));
        }

        private static String like(String pattern) {
            var regex = new StringBuilder("(?s)");
            for (int i = 0; i < pattern.length(); i++) {
                char c = pattern.charAt(i);
                if (c == '\\' && i + 1 < pattern.length()) {
                    regex.append(Pattern.quote(String.valueOf(pattern.charAt(++i))));
                } else if (c == '%') {
                    regex.append(".*");
                } else if (c == '_') {
                    regex.append('.');
                } else {
                    regex.append(Pattern.quote(String.valueOf(c)));
                }
            }
            return regex.toString();
        }
    }
}
