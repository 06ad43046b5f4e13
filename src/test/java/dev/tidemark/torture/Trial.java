package dev.tidemark.torture;

import dev.tidemark.activity.Activity;
import dev.tidemark.activity.ActivityId;
import dev.tidemark.activity.ActivityService;
import dev.tidemark.activity.ActivityState;
import dev.tidemark.backup.Backup;
import dev.tidemark.backup.BackupMode;
import dev.tidemark.backup.BackupService;
import dev.tidemark.base.Refused;
import dev.tidemark.restore.RestoreId;
import dev.tidemark.restore.RestoreOptions;
import dev.tidemark.restore.RestoreService;
import dev.tidemark.restore.RestoreState;
import dev.tidemark.testing.TestActivities;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;

/** One site and its backup, taken through damages, restores and undos. */
final class Trial {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Portal portal;
    private final HardSite site;
    private final HardSite.Connected connected;
    private final StringBuilder said = new StringBuilder();

    Trial(Portal portal, HardSite site, HardSite.Connected connected) {
        this.portal = portal;
        this.site = site;
        this.connected = connected;
    }

    /** What of the portal is asked. */
    record Portal(BackupService backups, RestoreService restores, ActivityService activities) {}

    /** A claim that turned out to be wrong. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Broken(String message) {
            super(message);
        }
    }

    /** Fails with {@link Broken} and the reason on record. */
    Backup take() {
        var backup = portal.backups.take(connected.owner(), connected.id(), BackupMode.LIVE, null);
        var activity = await(backup.activity(), () -> false);
        if (activity.state() != ActivityState.COMPLETED) {
            throw new Broken("backup: " + activity.reason());
        }
        return portal.backups.find(connected.owner(), connected.id(), backup.id()).backup();
    }

    /** Damage, restore, undo, restore; each compared with what it must be. */
    void withstand(Backup backup, SortedMap<String, String> good, Runnable damage) {
        said.setLength(0);
        damage.run();
        var damaged = site.state();
        if (damaged.equals(good)) {
            throw new Broken("the damage did nothing");
        }
        var restore = restore(backup, "restore");
        Difference.between(good, site.state()).orBroken("after the restore");
        undo(restore);
        Difference.between(damaged, site.state()).but(said.toString()).orBroken("after the undo");
        restore(backup, "second restore");
        Difference.between(good, site.state()).orBroken("after the second restore");
    }

    private RestoreId restore(Backup backup, String what) {
        var owner = connected.owner();
        try {
            var preview =
                    portal.restores.preview(owner, connected.id(), backup.id(), connected.id());
            said.append(preview).append('\n');
            if (!preview.problems().isEmpty()) {
                throw new Broken(what + ", preview: " + preview.problems());
            }
            var parts = Set.copyOf(RestoreService.partNames(preview.backup().manifest()));
            var restore =
                    portal.restores.restore(
                            owner,
                            connected.id(),
                            backup.id(),
                            connected.id(),
                            new RestoreOptions(parts, false),
                            connected.id().value(),
                            preview.loss());
            var activity = await(restore.activity(), () -> stuck(restore.id()));
            var state = portal.restores.find(owner, restore.id()).state();
            if (state != RestoreState.COMPLETED) {
                throw new Broken("%s: %s: %s".formatted(what, state, activity.reason()));
            }
            return restore.id();
        } catch (Refused refused) {
            throw new Broken(what + " refused: " + refused.reason());
        }
    }

    private void undo(RestoreId id) {
        try {
            var undone = portal.restores.undo(connected.owner(), id);
            var activity = await(undone.undoActivity(), () -> stuck(id));
            var state = portal.restores.find(connected.owner(), id).state();
            if (state != RestoreState.UNDONE) {
                throw new Broken("undo: %s: %s".formatted(state, activity.reason()));
            }
        } catch (Refused refused) {
            throw new Broken("undo refused: " + refused.reason());
        }
    }

    /** It waits for somebody. */
    private boolean stuck(RestoreId id) {
        return portal.restores.find(connected.owner(), id).state().name().contains("OPERATOR");
    }

    private Activity await(ActivityId id, BooleanSupplier stuck) {
        var deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            var activity = portal.activities.find(connected.owner(), id);
            if (activity.state().isOver() || stuck.getAsBoolean()) {
                portal.activities
                        .lines(connected.owner(), id, 0, 2000)
                        .forEach(line -> said.append(line.line()).append('\n'));
                return activity;
            }
            TestActivities.pause();
        }
        throw new Broken("not over after " + PATIENCE);
    }

    /** What was said in the course of the last damage. */
    String said() {
        return said.toString();
    }
}
