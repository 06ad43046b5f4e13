package dev.tidemark.restore;

import com.fasterxml.jackson.annotation.JsonCreator;

/** Whether the present state is backed up before it is replaced. */
public enum SafetyBackup {
    NONE,
    /** If anything cannot be saved, nothing is replaced. */
    COMPLETE,
    /** What cannot be saved is named and left out, and the rest goes on. */
    WHAT_CAN_BE_SAVED;

    /** Earlier versions recorded yes or no. */
    @JsonCreator
    static SafetyBackup of(String recorded) {
        return switch (recorded) {
            case "true" -> COMPLETE;
            case "false" -> NONE;
            default -> valueOf(recorded);
        };
    }

    public boolean isTaken() {
        return this != NONE;
    }
}
