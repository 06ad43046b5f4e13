package dev.tidemark.restore;

import org.jspecify.annotations.Nullable;

/**
 * How the site is after a switch.
 *
 * @param problem null if it is well
 */
record Verdict(String words, @Nullable String problem) {}
