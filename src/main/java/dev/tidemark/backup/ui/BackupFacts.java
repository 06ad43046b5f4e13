package dev.tidemark.backup.ui;

import dev.tidemark.account.Actor;
import dev.tidemark.backup.BackupFilter;
import dev.tidemark.backup.BackupService;
import dev.tidemark.backup.BackupState;
import dev.tidemark.backup.Safety;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.webui.FactStrip;
import dev.tidemark.webui.Sizes;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Tone;
import dev.tidemark.webui.Words;

/** The facts above the list of backups. */
class BackupFacts extends FactStrip {
    BackupFacts(BackupService backups, Actor actor, EnvironmentId environment, Times times) {
        backups.lastGood(actor, environment)
                .ifPresentOrElse(
                        backup -> {
                            var old =
                                    backup.requestedAt()
                                            .isBefore(times.now().minus(Safety.LONGEST_AGE));
                            fact(
                                    "Last good backup",
                                    times.moment(backup.requestedAt()),
                                    new Words(
                                            times.relative(backup.requestedAt())
                                                    + " · not tested by a drill"),
                                    old ? Tone.BAD : null);
                        },
                        () ->
                                fact(
                                        "Last good backup",
                                        "None yet",
                                        "Take one before you change something"));
        fact(
                "Kept",
                Sizes.count(
                        count(backups, actor, environment, BackupState.COMPLETED),
                        "backup",
                        "backups"),
                "until somebody deletes them");
        fact("Any second", "Not active yet", "Only backups can be restored");
        fact("Next run", "Not active yet", "Schedules come with plans");
    }

    /** Such as {@code 14 kept, 2 failed ones for the record}. */
    static String counts(BackupService backups, Actor actor, EnvironmentId environment) {
        var kept = count(backups, actor, environment, BackupState.COMPLETED);
        var failed = count(backups, actor, environment, BackupState.FAILED);
        if (failed == 0) {
            return kept + " kept";
        }
        return "%d kept, %s for the record"
                .formatted(kept, failed == 1 ? "1 failed one" : failed + " failed ones");
    }

    private static int count(
            BackupService backups, Actor actor, EnvironmentId environment, BackupState state) {
        return backups.count(actor, environment, new BackupFilter(state, null));
    }
}
