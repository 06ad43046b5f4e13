package dev.tidemark.engine.mariadb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    /** Which of these are not granted on the whole schema. */
    Set<String> missing(Set<String> needed, String schema) {
        var missing = new TreeSet<>(needed);
        grants.stream()
                .filter(grant -> grant.table().equals("*") && grant.covers(schema))
                .forEach(grant -> grant.takeFrom(missing));
        return missing;
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
