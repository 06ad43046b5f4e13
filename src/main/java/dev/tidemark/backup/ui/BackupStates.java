package dev.tidemark.backup.ui;

import dev.tidemark.backup.Backup;
import dev.tidemark.backup.BackupMode;
import dev.tidemark.backup.BackupOrigin;
import dev.tidemark.backup.BackupPart;
import dev.tidemark.backup.BackupState;
import dev.tidemark.backup.Safety;
import dev.tidemark.webui.StateLabel;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Tone;
import java.util.Locale;

/** How the states of backups and of environments' safety are shown. */
final class BackupStates {
    static final StateLabel PROTECTED = new StateLabel("Protected", TideIcon.LOCK, Tone.QUIET);

    private BackupStates() {}

    static StateLabel label(BackupState state) {
        return switch (state) {
            case QUEUED -> new StateLabel("Queued", TideIcon.CLOCK, Tone.QUIET);
            case RUNNING -> new StateLabel("Running", TideIcon.RING, Tone.ACCENT);
            case COMPLETED -> new StateLabel("Completed", TideIcon.TICK, Tone.GOOD);
            case FAILED -> new StateLabel("Failed", TideIcon.CROSS, Tone.BAD);
            case DELETED -> new StateLabel("Deleted", TideIcon.BIN, Tone.QUIET);
        };
    }

    static StateLabel label(Safety safety) {
        return switch (safety) {
            case SAFE -> new StateLabel("Safe", TideIcon.SHIELD_TICK, Tone.GOOD);
            case FAILING -> new StateLabel("Failing", TideIcon.CROSS, Tone.WARN);
            case OVERDUE -> new StateLabel("Overdue", TideIcon.SHIELD_ALERT, Tone.BAD);
            case UNPROTECTED -> new StateLabel("Not protected yet", TideIcon.SHIELD, Tone.QUIET);
            case INACTIVE -> new StateLabel("Inactive", TideIcon.PAUSE, Tone.QUIET);
        };
    }

    static String word(BackupOrigin origin) {
        return switch (origin) {
            case MANUAL -> "Manual";
            case AUTOMATED -> "Automated";
            case SAFETY -> "Safety";
        };
    }

    static String word(BackupMode mode) {
        return switch (mode) {
            case LIVE -> "live";
            case CONSISTENT -> "consistent";
        };
    }

    static TideIcon icon(BackupPart.Kind kind) {
        return switch (kind) {
            case DATABASE -> TideIcon.DATABASE;
            case FILES -> TideIcon.FOLDER;
            case CODE -> TideIcon.CODE;
            case MANIFEST -> TideIcon.FILE;
        };
    }

    /** The drawing of its mark: shape of origin, fill of state. */
    static String mark(Backup backup) {
        return "mark-" + key(backup.origin()) + "-" + key(backup.state());
    }

    /** As in addresses and drawings. */
    static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** What happened, without what is unchanged and what to do. */
    static String firstSentence(String reason) {
        var end = reason.indexOf(". ");
        return end < 0 ? reason : reason.substring(0, end + 1);
    }

    /** That the site was broken when it was taken; empty if it was well, or not asked. */
    static String warning(Backup backup) {
        var site = backup.site();
        return site == null || site.answered() ? "" : "Site did not answer · ";
    }

    /** What a list says beside the time: the note, why it failed, or what it is. */
    static String headline(Backup backup) {
        var reason = backup.reason();
        if (backup.state() == BackupState.FAILED && reason != null) {
            return firstSentence(reason);
        }
        var note = backup.note();
        if (note != null && !note.isBlank()) {
            return note;
        }
        return switch (backup.origin()) {
            case MANUAL -> "Taken by hand";
            case AUTOMATED -> "Scheduled run";
            case SAFETY -> "Before a restore";
        };
    }
}
