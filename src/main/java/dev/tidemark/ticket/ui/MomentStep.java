package dev.tidemark.ticket.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import dev.tidemark.backup.Backup;
import dev.tidemark.ticket.Draft;
import dev.tidemark.ticket.RecoveryPoint;
import dev.tidemark.ticket.Scope;
import dev.tidemark.webui.StateLabel;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Tone;
import dev.tidemark.webui.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Question 4: which recovery point, and what of it. */
class MomentStep extends RequestStep {
    private final Draft draft;
    private final RadioButtonGroup<Optional<RecoveryPoint>> moment = new RadioButtonGroup<>();
    private final RadioButtonGroup<Scope> scope = new RadioButtonGroup<>();
    private final Times times;

    MomentStep(Draft draft, List<RecoveryPoint> points, Times times) {
        this.draft = draft;
        this.times = times;
        moment.setAriaLabel("Which moment should come back");
        moment.addClassName("options");
        var items = new ArrayList<Optional<RecoveryPoint>>();
        points.forEach(point -> items.add(Optional.of(point)));
        items.add(Optional.empty());
        moment.setItems(items);
        moment.setRenderer(new ComponentRenderer<>(this::describe));
        moment.setValue(chosen(points));
        scope.setLabel("What should come back");
        scope.addClassName("options");
        scope.setItems(Scope.values());
        scope.setItemLabelGenerator(TicketWords::word);
        scope.setValue(draft.scope());
        var since = draft.sinceInstant();
        add(
                new Words(
                                since == null
                                        ? "These are the newest backups. If you do not know which one, leave the choice to"
                                                + " support."
                                        : "You said: wrong since %s. %s"
                                                .formatted(
                                                        times.within(since),
                                                        points.stream()
                                                                        .anyMatch(
                                                                                RecoveryPoint
                                                                                        ::suggested)
                                                                ? "The last backup before that is marked. The closer to the trouble, the less is lost."
                                                                : "No backup from before that is kept. Support can still help."))
                        .styled("secondary"),
                moment,
                new H3("All of it?"),
                scope,
                new Words("Any second in between: not active yet, only backups can come back.")
                        .styled("secondary", "small"));
    }

    private Optional<RecoveryPoint> chosen(List<RecoveryPoint> points) {
        if (draft.supportChooses()) {
            return Optional.empty();
        }
        return points.stream()
                .filter(point -> point.backup().id().equals(draft.backup()))
                .findFirst()
                .or(() -> points.stream().filter(RecoveryPoint::suggested).findFirst());
    }

    private Div describe(Optional<RecoveryPoint> choice) {
        if (choice.isEmpty()) {
            return WhatStep.option(
                    "Support shall choose", "They look at the evidence and propose a moment.");
        }
        var point = choice.get();
        var backup = point.backup();
        var head = new Div(new Words().strong(times.seconds(backup.requestedAt())));
        head.addClassNames("row", "wrap");
        if (point.suggested()) {
            head.add(new StateLabel("Suggested", TideIcon.TICK, Tone.ACCENT).badge());
        }
        if (point.afterTrouble()) {
            head.add(
                    new StateLabel("After the trouble began", TideIcon.TRIANGLE, Tone.WARN)
                            .badge());
        }
        var lost =
                new Span(
                        "Lost: "
                                + Times.about(Duration.between(backup.requestedAt(), times.now())));
        lost.addClassNames("secondary", "small");
        var line = new Div(head, lost);
        line.addClassNames("row", "between", "wrap");
        var option = new Div(line, new Div(new Words(words(backup)).styled("secondary", "small")));
        option.addClassNames("stack", "close");
        return option;
    }

    private static String words(Backup backup) {
        var origin =
                switch (backup.origin()) {
                    case MANUAL -> "Manual backup";
                    case AUTOMATED -> "Automated backup";
                    case SAFETY -> "Backup before a restore";
                };
        return origin
                + (backup.note() == null ? "" : " “" + backup.note() + "”")
                + ", not tested by a drill";
    }

    @Override
    Draft answered() {
        var chosen = moment.getValue();
        return new Draft(
                draft.environment(),
                draft.trouble(),
                draft.title(),
                draft.words(),
                draft.since(),
                draft.zone(),
                draft.sinceUnknown(),
                draft.severity(),
                chosen == null ? null : chosen.map(point -> point.backup().id()).orElse(null),
                chosen != null && chosen.isEmpty(),
                scope.getValue());
    }

    @Override
    @Nullable String missing(Draft answered) {
        return answered.backup() == null && !answered.supportChooses()
                ? "Choose a moment, or leave the choice to support."
                : null;
    }
}
