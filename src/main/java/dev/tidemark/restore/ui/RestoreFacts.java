package dev.tidemark.restore.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.backup.BackupDetail;
import dev.tidemark.backup.BackupService;
import dev.tidemark.base.NothingHere;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.restore.Restore;
import dev.tidemark.webui.EnvironmentTab;
import dev.tidemark.webui.Facts;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Tone;
import dev.tidemark.webui.Words;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What stands beside a restore: what was agreed, what waits, what to do next. */
@Component
class RestoreFacts {
    private final BackupService backups;
    private final EnvironmentService environments;
    private final CurrentActor current;

    RestoreFacts(BackupService backups, EnvironmentService environments, CurrentActor current) {
        this.backups = backups;
        this.environments = environments;
        this.current = current;
    }

    Panel agreed(Restore restore, Times times) {
        var facts = new Facts().fact("Back to", times.full(restore.backupAt()));
        source(restore)
                .ifPresent(found ->
                        facts.fact(
                                "From",
                                new Words()
                                        .link(
                                                EnvironmentTab.BACKUPS.path(
                                                                found.backup().environment())
                                                        + "/"
                                                        + found.backup().id(),
                                                "the backup " + found.backup().id())));
        facts.fact("Code", withCode(restore) ? "of that moment, Git unchanged" : "kept as it was");
        var loss = restore.loss();
        if (loss != null) {
            facts.fact("Lost", RestoreOutcome.lost(loss));
        }
        facts.fact(
                "Parts",
                restore.options().parts().stream()
                        .map(part ->
                                part.replaceFirst("^database:(.*/)?", "MariaDB ")
                                        .replaceFirst("^files:", "files "))
                        .sorted()
                        .collect(Collectors.joining(", ")));
        var safety = restore.safetyBackup();
        if (safety != null) {
            facts.fact(
                    "Safety",
                    new Words()
                            .link(
                                    EnvironmentTab.BACKUPS.path(restore.environment())
                                            + "/"
                                            + safety,
                                    "backup of before"));
        } else {
            facts.fact(
                    "Safety",
                    switch (restore.options().safetyBackup()) {
                        case COMPLETE -> "a backup first";
                        case WHAT_CAN_BE_SAVED -> "a backup of what can be saved first";
                        case NONE -> "no backup first, as chosen";
                    });
        }
        return new Panel("What was agreed").content(facts);
    }

    Panel onHold() {
        var list =
                new UnorderedList(
                        line(TideIcon.PAUSE, Tone.QUIET, "New backups and restores of it wait"),
                        line(TideIcon.TICK, Tone.GOOD, "Reading and deleting backups still work"));
        list.addClassNames("plain-list", "small");
        var leave =
                new Words("You may leave this page. The restore goes on.")
                        .styled("secondary", "small");
        var content = new Div(list, leave);
        content.addClassNames("stack");
        return new Panel("On hold meanwhile").content(content);
    }

    Panel whatNext(Restore restore) {
        var environment = environments.find(current.get(), restore.environment());
        var code =
                source(restore)
                        .filter(found -> withCode(restore))
                        .map(BackupDetail::backup)
                        .map(backup -> backup.revision())
                        .orElse(null);
        return new Panel("What to do next").content(new NextSteps(environment, restore, code));
    }

    /** The backup may be one of another environment of the project. */
    private Optional<BackupDetail> source(Restore restore) {
        return environments.siblings(current.get(), restore.environment()).stream()
                .flatMap(row -> {
                    try {
                        return Optional.of(backups.find(current.get(), row.id(), restore.backup()))
                                .stream();
                    } catch (NothingHere notThere) {
                        return Optional.<BackupDetail>empty().stream();
                    }
                })
                .findFirst();
    }

    private static boolean withCode(Restore restore) {
        return restore.options().parts().contains("code");
    }

    private static ListItem line(TideIcon icon, Tone tone, String text) {
        var drawn = icon.create();
        drawn.addClassName(tone.className());
        var item = new ListItem(drawn, new Span(text));
        item.addClassName("row");
        return item;
    }
}
