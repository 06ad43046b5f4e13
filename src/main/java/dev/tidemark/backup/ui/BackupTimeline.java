package dev.tidemark.backup.ui;

import dev.tidemark.account.Actor;
import dev.tidemark.backup.Backup;
import dev.tidemark.backup.BackupFilter;
import dev.tidemark.backup.BackupService;
import dev.tidemark.backup.BackupState;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.webui.Sizes;
import dev.tidemark.webui.Timeline;
import dev.tidemark.webui.TimelineSource;
import dev.tidemark.webui.Times;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Collects what the recovery timeline of an environment shows. */
@Component
class BackupTimeline {
    private static final int MOST = 400;

    private final BackupService backups;
    private final List<TimelineSource> others;

    BackupTimeline(BackupService backups, List<TimelineSource> others) {
        this.backups = backups;
        this.others = others;
    }

    Timeline.Data of(Actor actor, EnvironmentId environment, Times times) {
        var points =
                backups.list(actor, environment, BackupFilter.NONE, 0, MOST).stream()
                        .filter(backup -> backup.state() != BackupState.DELETED)
                        .map(backup -> point(backup, times))
                        .toList();
        var deployments = new ArrayList<Timeline.Deployment>();
        var restores = new ArrayList<Timeline.GoingBack>();
        for (var other : others) {
            deployments.addAll(other.deployments(environment));
            restores.addAll(other.restores(environment));
        }
        return new Timeline.Data(
                times.zone().getId(),
                times.zone().getDisplayName(TextStyle.SHORT, Locale.ENGLISH),
                Timeline.at(times.now()),
                points,
                deployments,
                restores,
                "Any second: not active yet. Each mark is a point you can go back to.");
    }

    private static Timeline.Point point(Backup backup, Times times) {
        var word = BackupStates.label(backup.state()).text();
        var title = times.moment(backup.requestedAt());
        var detail = BackupStates.headline(backup) + size(backup);
        return new Timeline.Point(
                backup.id().value(),
                Timeline.at(backup.requestedAt()),
                BackupStates.key(backup.origin()),
                BackupStates.key(backup.state()),
                backup.isProtected(),
                title,
                detail,
                word,
                "%s. %s backup, %s, %s%s. %s."
                        .formatted(
                                title,
                                BackupStates.word(backup.origin()),
                                BackupStates.word(backup.mode()),
                                word.toLowerCase(Locale.ROOT),
                                backup.isProtected() ? ", protected" : "",
                                BackupStates.headline(backup)));
    }

    private static String size(Backup backup) {
        var bytes = backup.bytesTotal();
        return bytes == null ? "" : " · " + Sizes.bytes(bytes);
    }
}
