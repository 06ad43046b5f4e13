package dev.tidemark.restore;

import dev.tidemark.activity.Words;
import java.util.Map;

/** All tries to finish a cutover, or to roll it back, have failed. */
final class OperatorNeeded extends RuntimeException {
    private final transient Map<String, String> troubles;

    /**
     * @param troubles what was said last of each part of the journal that could not be moved
     */
    OperatorNeeded(Map<String, String> troubles, RuntimeException last) {
        super(Words.of(last), last);
        this.troubles = Map.copyOf(troubles);
    }

    Map<String, String> troubles() {
        return troubles;
    }
}
