package dev.tidemark.backup.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import dev.tidemark.backup.Backup;
import dev.tidemark.backup.RecentBackup;
import dev.tidemark.backup.Safety;
import dev.tidemark.webui.EnvironmentTab;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Tone;
import dev.tidemark.webui.Words;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** One sentence that answers "am I safe?", and one that says why. */
class Verdict extends Div {
    private final List<EnvironmentOverview> active;

    Verdict(List<EnvironmentOverview> all) {
        addClassName("verdict");
        active = all.stream().filter(one -> one.safety() != Safety.INACTIVE).toList();
        var atRisk = active.stream().filter(one -> one.safety().atRisk()).toList();
        var failing = active.stream().filter(one -> one.safety() == Safety.FAILING).toList();
        if (active.isEmpty()) {
            show(
                    Tone.QUIET,
                    TideIcon.PAUSE,
                    "Nothing runs.",
                    new Words("All your environments are switched off."));
        } else if (!atRisk.isEmpty()) {
            var first = atRisk.getFirst();
            show(Tone.BAD, TideIcon.SHIELD_ALERT, risk(atRisk.size()), why(first));
            lead(
                    first,
                    first.safety() == Safety.UNPROTECTED
                            ? "Take its first backup"
                            : "See its backups");
        } else if (!failing.isEmpty()) {
            var first = failing.getFirst();
            show(
                    Tone.WARN,
                    TideIcon.TRIANGLE,
                    "Safe for now, but the newest run failed.",
                    failed(first));
            lead(first, "See what failed");
        } else {
            show(Tone.GOOD, TideIcon.SHIELD_TICK, safe(), new Words(oldest()));
        }
        getElement().setAttribute("role", atRisk.isEmpty() ? "status" : "alert");
    }

    private void show(Tone tone, TideIcon icon, String sentence, Words why) {
        addClassName(tone.className());
        var seal = new Div(icon.create());
        seal.addClassName("seal");
        var text = new Div(new H1(sentence), new Paragraph(why));
        text.addClassName("grow");
        add(seal, text);
    }

    private void lead(EnvironmentOverview to, String text) {
        var link = new Anchor(EnvironmentTab.BACKUPS.path(to.environment().id()), text);
        link.addClassName("button-link");
        add(link);
    }

    private String risk(int atRisk) {
        if (active.size() == 1) {
            return active.getFirst().environment().title() + " is at risk.";
        }
        return "%d of %d running environments %s at risk."
                .formatted(atRisk, active.size(), atRisk == 1 ? "is" : "are");
    }

    private String safe() {
        return active.size() == 1
                ? active.getFirst().environment().title() + " is safe."
                : "All %d running environments are safe.".formatted(active.size());
    }

    private String oldest() {
        var oldest =
                active.stream()
                        .flatMap(one -> one.lastGood().stream())
                        .min(Comparator.comparing(Backup::requestedAt))
                        .map(backup -> active.getFirst().times().relative(backup.requestedAt()))
                        .orElse("");
        return active.size() == 1
                ? "Its last good backup was taken %s.".formatted(oldest)
                : "Each has a good backup as new as its plan implies, the oldest taken %s."
                        .formatted(oldest);
    }

    private static Words why(EnvironmentOverview first) {
        var name = first.environment().title();
        if (first.safety() == Safety.UNPROTECTED) {
            return new Words()
                    .strong(name + " has no good backup.")
                    .text(
                            first.restorable()
                                    ? " What is there was taken before a restore, or while the site did not answer as expected. It can be restored, but it may hold a broken state."
                                    : " What is lost there now cannot be brought back. Take one before anything changes.");
        }
        var age =
                first.lastGood()
                        .map(backup ->
                                Times.about(
                                        Duration.between(
                                                backup.requestedAt(), first.times().now())))
                        .orElse("");
        var words = new Words().strong("%s has had no good backup for %s.".formatted(name, age));
        first.lastFailure()
                .filter(failure ->
                        first.lastGood()
                                .filter(good -> good.requestedAt().isAfter(failure.requestedAt()))
                                .isEmpty())
                .ifPresent(failure -> words.text(" The newest run failed: " + cause(failure)));
        return words.text(" Everything stored so far is intact.");
    }

    private static Words failed(EnvironmentOverview first) {
        var words = new Words().strong(first.environment().title() + ": ");
        first.lastFailure().ifPresent(failure -> words.text(cause(failure) + " "));
        return words.text(
                "The last good backup is as new as the plan implies, and everything stored is intact.");
    }

    private static String cause(RecentBackup failure) {
        return failure.reason() == null ? "" : BackupStates.firstSentence(failure.reason());
    }
}
