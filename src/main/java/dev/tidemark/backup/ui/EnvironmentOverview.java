package dev.tidemark.backup.ui;

import dev.tidemark.backup.Backup;
import dev.tidemark.backup.BackupState;
import dev.tidemark.backup.RecentBackup;
import dev.tidemark.backup.Safety;
import dev.tidemark.environment.EnvironmentRow;
import dev.tidemark.webui.DayStrip.Day;
import dev.tidemark.webui.Times;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An environment as Home shows it.
 *
 * @param restorable whether anything can be brought back, be it good or not
 * @param newest the newest backups, newest first, at least those of the last days
 */
record EnvironmentOverview(
        EnvironmentRow environment,
        Safety safety,
        Optional<Backup> lastGood,
        boolean restorable,
        List<RecentBackup> newest) {
    static final int DAYS = 14;

    Times times() {
        return Times.in(environment.zone());
    }

    /** What each of the last days brought, oldest first. */
    List<Day> days() {
        var today = LocalDate.ofInstant(times().now(), environment.zone());
        var days = new ArrayList<Day>();
        for (int back = DAYS - 1; back >= 0; back--) {
            days.add(day(today.minusDays(back)));
        }
        return days;
    }

    private Day day(LocalDate day) {
        var states =
                newest.stream()
                        .filter(backup ->
                                LocalDate.ofInstant(backup.requestedAt(), environment.zone())
                                        .equals(day))
                        .map(RecentBackup::state)
                        .toList();
        if (states.contains(BackupState.COMPLETED)) {
            return Day.GOOD;
        }
        return states.contains(BackupState.FAILED) ? Day.FAILED : Day.NONE;
    }

    Optional<RecentBackup> lastFailure() {
        return newest.stream().filter(backup -> backup.state() == BackupState.FAILED).findFirst();
    }
}
