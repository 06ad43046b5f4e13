package dev.tidemark.restore.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import dev.tidemark.base.Decision;
import dev.tidemark.restore.Loss;
import dev.tidemark.restore.Restore;
import dev.tidemark.webui.EnvironmentTab;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.Sizes;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Tone;
import dev.tidemark.webui.Words;
import java.time.Duration;

/** What a restore means for the environment right now, in one note or card. */
final class RestoreOutcome {
    private RestoreOutcome() {}

    static Component of(Restore restore, Times times, Decision mayUndo, Runnable undo) {
        return switch (restore.state()) {
            case REQUESTED, PREPARING, READY ->
                    Note.good(
                            Note.saying(
                                    "Nothing has changed yet.",
                                    "Everything is prepared beside the running site, which serves as before. You can"
                                            + " still cancel without a trace until the switch."));
            case SWITCHING ->
                    violet(
                            "The switch is on.",
                            "All parts change together. It cannot be cancelled any more; it can be undone once it is done.");
            case CHECKING -> violet("The restored state is in place.", "Now the site is checked.");
            case UNDOING ->
                    violet("It is being undone.", "The state before the restore comes back.");
            case COMPLETED -> completed(restore, times, mayUndo, undo);
            case FAILED ->
                    Note.bad(
                            new Words()
                                    .strong("The restore stopped. ")
                                    .text(
                                            reason(
                                                    restore,
                                                    "Unchanged: the environment runs as before.")));
            case ROLLED_BACK ->
                    Note.warn(
                            new Words()
                                    .strong("It was switched back. ")
                                    .text(
                                            reason(
                                                    restore,
                                                    "The environment runs as it did before the restore.")));
            case NEEDS_OPERATOR -> stalled(restore);
            case RELEASED ->
                    Note.warn(
                            new Words()
                                    .strong("It was released as it is. ")
                                    .text(reason(restore, "")));
            case UNDONE -> undone(restore, times);
        };
    }

    private static Note stalled(Restore restore) {
        var attention = restore.attention();
        return attention == null
                ? Note.bad(new Words("It needs an operator."))
                : Note.bad(
                        Note.saying(
                                "It stopped half-way, because %s failed."
                                        .formatted(attention.doing()),
                                attention.reason()
                                        + " Both states are kept, and nothing else changes the environment now."));
    }

    /** With the way back from it. */
    private static Note undone(Restore restore, Times times) {
        var note =
                new Note(
                        Tone.QUIET,
                        TideIcon.TURN,
                        Note.saying(
                                "The restore was undone.",
                                restore.undoneAt() == null
                                        ? "The environment is as it was before."
                                        : "The environment is as it was before, since %s."
                                                .formatted(times.within(restore.undoneAt()))));
        var safety = restore.undoSafetyBackup();
        note.withActions(
                safety == null
                        ? new Words(
                                "There is no way back from it: no safety backup was taken before. The backup it had come from is"
                                        + " still there.")
                        : new Words("The way back: ")
                                .link(
                                        EnvironmentTab.BACKUPS.path(restore.environment())
                                                + "/"
                                                + safety,
                                        "restore the safety backup " + safety)
                                .text(", which holds what was there just before the undo."));
        return note;
    }

    private static Note violet(String strong, String rest) {
        return new Note(Tone.RESTORE, TideIcon.TURN, Note.saying(strong, rest));
    }

    private static Component completed(
            Restore restore, Times times, Decision mayUndo, Runnable undo) {
        var well = restore.reason() == null;
        var tone = well ? Tone.GOOD : Tone.WARN;
        var icon = (well ? TideIcon.CIRCLE_TICK : TideIcon.TRIANGLE).create();
        icon.addClassNames("large", tone.className());
        var text =
                new Div(
                        new H2(
                                well
                                        ? "It is back"
                                        : "It is back, but it does not answer as it should"),
                        new Paragraph(words(restore)));
        text.addClassName("grow");
        var row = new Div(icon, text);
        row.addClassNames("row", "wide", "top");
        var panel = new Panel().content(row);
        panel.addClassName(tone.className());
        var until = restore.undoUntil();
        if (until != null) {
            panel.content(new UndoPanel(restore, until, times, mayUndo, undo));
        }
        return panel;
    }

    private static Words words(Restore restore) {
        var words = new Words();
        if (restore.reason() != null) {
            words.strong(restore.reason() + " ");
        } else if (restore.health() != null) {
            words.text("After the switch: " + restore.health().replaceFirst("\\.$", "") + ". ");
        }
        if (restore.startedAt() != null && restore.endedAt() != null) {
            words.text("It took ")
                    .strong(
                            Times.duration(
                                    Duration.between(restore.startedAt(), restore.endedAt())))
                    .text(". ");
        }
        var loss = restore.loss();
        if (loss != null && loss.rows() + loss.filesAdded() > 0) {
            words.text(
                    "%s are no longer in the live data%s"
                            .formatted(
                                    lost(loss),
                                    restore.safetyBackup() == null
                                            ? "."
                                            : "; they are in the safety backup."));
        }
        return words;
    }

    static String lost(Loss loss) {
        return Sizes.count(loss.rows(), "row", "rows")
                + " and "
                + Sizes.count(loss.filesAdded(), "file", "files");
    }

    private static String reason(Restore restore, String otherwise) {
        return restore.reason() == null ? otherwise : restore.reason();
    }
}
