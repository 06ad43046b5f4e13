package dev.tidemark.ticket.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.tidemark.ticket.Clocks;
import dev.tidemark.ticket.TicketState;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Tone;
import dev.tidemark.webui.Words;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How much is left of the target that counts next. */
class TimeLeft extends Div {
    private static final double LITTLE = 0.75;

    /**
     * @param start an agreed start, or when it closes by itself; null without
     */
    TimeLeft(
            Clocks clocks,
            TicketState.Kind state,
            Instant filed,
            @Nullable Instant start,
            Times times) {
        addClassName("time-left");
        if (!state.isOpen()) {
            say("Closed", "", Tone.QUIET);
        } else if (state == TicketState.Kind.RESTORED) {
            say("Confirmation", start == null ? "" : "closes " + times.relative(start), Tone.QUIET);
        } else if (state == TicketState.Kind.APPROVED && start != null) {
            say("Agreed", "starts " + times.within(start), Tone.QUIET);
        } else if (clocks.pausedAt() != null) {
            say("Paused", "waits for customer", Tone.QUIET);
        } else {
            count(clocks, filed, times);
        }
    }

    private void count(Clocks clocks, Instant filed, Times times) {
        var target = clocks.answeredAt() == null ? clocks.respondBy() : clocks.resolveBy();
        var left = Duration.between(times.now(), target);
        var whole = Math.max(1, Duration.between(filed, target).toMillis());
        double used = Math.clamp(1 - (double) left.toMillis() / whole, 0, 1);
        var tone = left.isNegative() ? Tone.BAD : used > LITTLE ? Tone.WARN : Tone.GOOD;
        var name = clocks.answeredAt() == null ? "first answer" : "resolution";
        say(
                left.isNegative()
                        ? Times.about(left.negated()) + " late"
                        : Times.about(left) + " left",
                name + ", due " + times.within(target),
                tone);
        var bar = new ProgressBar(0, 1, used);
        bar.addClassNames("thin", tone.className());
        bar.getElement().setAttribute("aria-hidden", "true");
        addComponentAtIndex(1, bar);
    }

    private void say(String first, String second, Tone tone) {
        addClassName(tone.className());
        var below = new Span(second);
        below.addClassNames("secondary", "small");
        add(new Words().strong(first), below);
    }
}
