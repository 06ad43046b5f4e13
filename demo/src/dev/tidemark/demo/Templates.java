package dev.tidemark.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A small part of Mustache, strict on purpose: {@code {{name}}} escaped, {@code {{{name}}}} as it
 * is, {@code {{#name}}…{{/name}}} for each or if, {@code {{^name}}…{{/name}}} if not, {@code {{>
 * file}}} another template. A name that nobody gave is an error and not an empty place.
 */
record Templates(Path folder) {

    private static final Pattern TAG =
            Pattern.compile("\\{\\{\\{\\s*([\\w.-]+)\\s*}}}|\\{\\{([#^/>]?)\\s*([\\w.-]+)\\s*}}");

    String render(String name, Map<String, Object> values) throws IOException {
        var scopes = new ArrayDeque<Map<String, Object>>();
        scopes.push(values);
        var out = new StringBuilder(32_000);
        new Run(name, read(name), scopes, out).render(0, null);
        return out.toString();
    }

    private String read(String name) throws IOException {
        var file = folder.resolve(name + ".html");
        if (!Files.isRegularFile(file)) {
            throw new TemplateBroken("The template " + name + ".html is missing.");
        }
        return Files.readString(file);
    }

    static String escape(Object value) {
        return String.valueOf(value)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** One template being written. */
    private final class Run {

        private final String name;
        private final String text;
        private final Deque<Map<String, Object>> scopes;
        private final StringBuilder out;

        Run(String name, String text, Deque<Map<String, Object>> scopes, StringBuilder out) {
            this.name = name;
            this.text = text;
            this.scopes = scopes;
            this.out = out;
        }

        /**
         * Writes from a position to the end of the section, or of the file, and gives the position
         * behind it.
         */
        int render(int from, String section) throws IOException {
            var tag = TAG.matcher(text);
            int at = from;
            while (tag.find(at)) {
                out.append(text, at, tag.start());
                at = tag.end();
                if ("/".equals(tag.group(2))) {
                    if (!tag.group(3).equals(section)) {
                        throw broken(
                                tag.start(), "closes “" + tag.group(3) + "”, which is not open");
                    }
                    return at;
                }
                at = write(tag, at);
            }
            if (section != null) {
                throw broken(from, "opens “" + section + "” and never closes it");
            }
            out.append(text, at, text.length());
            return text.length();
        }

        private int write(Matcher tag, int behind) throws IOException {
            if (tag.group(1) != null) {
                out.append(value(tag.group(1), tag.start()));
                return behind;
            }
            var key = tag.group(3);
            return switch (tag.group(2)) {
                case "#" -> section(key, tag.start(), behind, true);
                case "^" -> section(key, tag.start(), behind, false);
                case ">" -> {
                    new Run(key, read(key), scopes, out).render(0, null);
                    yield behind;
                }
                default -> {
                    out.append(escape(value(key, tag.start())));
                    yield behind;
                }
            };
        }

        private int section(String key, int start, int behind, boolean wanted) throws IOException {
            var value = value(key, start);
            if (wanted && value instanceof List<?> each && !each.isEmpty()) {
                int end = behind;
                for (var item : each) {
                    end = inside(item, key, behind);
                }
                return end;
            }
            return isSomething(value) == wanted ? inside(value, key, behind) : skip(key, behind);
        }

        @SuppressWarnings("unchecked")
        private int inside(Object item, String key, int behind) throws IOException {
            if (!(item instanceof Map)) {
                return render(behind, key);
            }
            scopes.push((Map<String, Object>) item);
            try {
                return render(behind, key);
            } finally {
                scopes.pop();
            }
        }

        private int skip(String key, int behind) {
            var tag = TAG.matcher(text);
            int depth = 1;
            int at = behind;
            while (tag.find(at)) {
                at = tag.end();
                if (key.equals(tag.group(3))) {
                    depth +=
                            switch (tag.group(2)) {
                                case "#", "^" -> 1;
                                case "/" -> -1;
                                default -> 0;
                            };
                }
                if (depth == 0) {
                    return at;
                }
            }
            throw broken(behind, "opens “" + key + "” and never closes it");
        }

        private Object value(String key, int position) {
            for (var scope : scopes) {
                if (scope.containsKey(key)) {
                    return scope.get(key);
                }
            }
            throw broken(position, "asks for “" + key + "”, which does not exist");
        }

        private TemplateBroken broken(int position, String what) {
            long line = text.substring(0, position).lines().count();
            return new TemplateBroken(
                    name + ".html, line " + Math.max(1, line) + ", " + what + ".");
        }
    }

    private static boolean isSomething(Object value) {
        return switch (value) {
            case null -> false;
            case Boolean yes -> yes;
            case List<?> list -> !list.isEmpty();
            case String text -> !text.isEmpty();
            default -> true;
        };
    }
}
