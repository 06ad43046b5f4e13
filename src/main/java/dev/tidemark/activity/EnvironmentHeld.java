package dev.tidemark.activity;

import dev.tidemark.base.Refused;

/** Nothing may change the environment until somebody has resolved what happened there. */
public final class EnvironmentHeld extends Refused {
    EnvironmentHeld(String reason) {
        super(reason + " Nothing was started.");
    }
}
