package dev.tidemark.restore.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.tidemark.base.Decision;
import dev.tidemark.restore.Restore;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.PageHeader;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import java.time.Duration;
import java.time.Instant;

/** Until when a restore can be undone, and the one click that does it. */
class UndoPanel extends Div {
    UndoPanel(Restore restore, Instant until, Times times, Decision may, Runnable undo) {
        addClassName("undo");
        var left = Duration.between(times.now(), until);
        var bar = new ProgressBar();
        bar.addClassName("tone-restore");
        bar.setValue(fraction(restore, until, left));
        bar.getElement().setAttribute("aria-label", "Time left to undo");
        var line =
                new Div(
                        new Words().strong("Undo is possible until " + times.moment(until)),
                        new Words(left.isNegative() ? "over" : Times.about(left) + " left")
                                .styled("secondary"));
        line.addClassNames("row", "between", "small", "wrap");
        var text =
                new Span(
                        "Undo puts the replaced state back. What was written since the switch would then be lost instead; it is counted before you decide.");
        text.addClassNames("secondary", "small");
        var words = new Div(line, bar, text);
        words.addClassNames("stack", "tight", "grow");
        var button = Buttons.plain("Undo restore", TideIcon.TURN, undo);
        add(words, PageHeader.withReason(button, may));
    }

    private static double fraction(Restore restore, Instant until, Duration left) {
        var from = restore.endedAt() == null ? restore.requestedAt() : restore.endedAt();
        var whole = Duration.between(from, until).toSeconds();
        return whole <= 0 ? 0 : Math.clamp(left.toSeconds() / (double) whole, 0, 1);
    }
}
