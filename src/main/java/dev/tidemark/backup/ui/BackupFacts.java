package dev.tidemark.backup.ui;

import dev.tidemark.account.Actor;
import dev.tidemark.backup.BackupFilter;
import dev.tidemark.backup.BackupService;
import dev.tidemark.backup.BackupState;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.plan.Run;
import dev.tidemark.plan.Runs;
import dev.tidemark.plan.Terms;
import dev.tidemark.webui.FactStrip;
import dev.tidemark.webui.Sizes;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Tone;
import dev.tidemark.webui.Words;
import java.time.Instant;
import java.util.Optional;

/** The facts above the list of backups. */
class BackupFacts extends FactStrip {
    BackupFacts(BackupService backups, Terms terms, Actor actor, Times times) {
        var environment = terms.environment();
        var longest = terms.rules().overdueAfter();
        backups.lastGood(actor, environment)
                .ifPresentOrElse(
                        backup -> {
                            var old =
                                    longest != null
                                            && backup.requestedAt()
                                                    .isBefore(times.now().minus(longest));
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
                                        count(backups, actor, environment, BackupState.COMPLETED)
                                                        == 0
                                                ? "Take one before you change something"
                                                : "Those on the list are of a site that did not answer, or before a restore"));
        fact(
                "Kept",
                Sizes.count(
                        count(backups, actor, environment, BackupState.COMPLETED),
                        "backup",
                        "backups"),
                "by the plan " + terms.plan().title());
        fact("Any second", "Not active yet", "Only backups can be restored");
        showNextRun(terms, times);
    }

    private void showNextRun(Terms terms, Times times) {
        nextRun(terms, times)
                .ifPresentOrElse(
                        at -> fact("Next run", times.moment(at), times.relative(at)),
                        () ->
                                fact(
                                        "Next run",
                                        "None",
                                        terms.active()
                                                ? "No schedule for this type of environment"
                                                : "Only active environments are backed up"));
    }

    static Optional<Instant> nextRun(Terms terms, Times times) {
        return terms.active() && terms.deleteAt() == null
                ? Runs.next(
                                terms.rules().retention().schedules(),
                                terms.zone(),
                                terms.minute(),
                                times.now(),
                                1)
                        .stream()
                        .findFirst()
                        .map(Run::at)
                : Optional.empty();
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
