package dev.tidemark.webui;

import java.util.Locale;

/** The roles of colour; never the only sign of a state. */
public enum Tone {
    GOOD,
    WARN,
    BAD,
    ACCENT,
    /** Going back in time. */
    RESTORE,
    QUIET;

    /** The theme's class of it. */
    public String className() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }
}
