package dev.tidemark.activity;

import dev.tidemark.base.EnvironmentId;
import java.util.Map;

/**
 * Keeps environments from being changed for longer than an operation runs; answered by the module
 * that knows why. Reading goes on.
 */
public interface EnvironmentHold {
    /** The environments that nothing may change now, each with the reason as a sentence. */
    Map<EnvironmentId, String> held();
}
