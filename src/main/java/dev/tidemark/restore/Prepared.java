package dev.tidemark.restore;

import org.jspecify.annotations.Nullable;

/**
 * A part that lies ready beside the live one: the outcome of its step.
 *
 * @param side the schema or directory
 * @param link for code behind a symbolic link, the link that will change places
 * @param live what it will change places with
 */
record Prepared(
        String part, String title, String side, @Nullable String link, String live, long files) {}
