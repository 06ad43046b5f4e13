package dev.tidemark.webui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.List;

/** Steps of a long work, one below the other: what is done, what runs, what comes. */
public class StepList extends OrderedList {
    /** Where a step is. */
    public enum State {
        COMING("", "not yet"),
        NOW("now", "running"),
        DONE("done", "done"),
        FAILED("failed", "failed");

        private final String className;
        private final String spoken;

        State(String className, String spoken) {
            this.className = className;
            this.spoken = spoken;
        }
    }

    /**
     * One part of a step.
     *
     * @param fraction 0 to 1; less than 0 while it is not known
     * @param value right of the bar
     */
    public record Bar(TideIcon icon, String label, double fraction, String value) {}

    /**
     * @param time how long it took, or takes so far; may be empty
     * @param detail one line below; may be empty
     */
    public record Step(String title, State state, String time, String detail, List<Bar> bars) {
        public Step(String title, State state, String time, String detail) {
            this(title, state, time, detail, List.of());
        }
    }

    private final Tone tone;
    private List<Step> shown = List.of();

    public StepList(Tone tone) {
        this.tone = tone;
        addClassNames("steps", tone.className());
    }

    /** Shows these; does nothing if they are the same as before. */
    public void show(List<Step> steps) {
        if (steps.equals(shown)) {
            return;
        }
        shown = List.copyOf(steps);
        removeAll();
        for (int i = 0; i < steps.size(); i++) {
            add(item(i + 1, steps.get(i)));
        }
    }

    private ListItem item(int number, Step step) {
        var mark = new Span();
        mark.addClassName("step-mark");
        switch (step.state()) {
            case DONE -> mark.add(TideIcon.TICK.create());
            case FAILED -> mark.add(TideIcon.CROSS.create());
            case NOW, COMING -> mark.setText(Integer.toString(number));
        }
        var title = new Span(step.title());
        title.addClassName("step-title");
        var time = new Span(step.time());
        time.addClassName("step-time");
        var line = new Div(new Span(title, Words.forReaders(", " + step.state().spoken)), time);
        line.addClassName("step-line");
        var item = new ListItem(mark, line);
        if (!step.state().className.isEmpty()) {
            item.addClassName(step.state().className);
        }
        if (step.state() == State.NOW) {
            item.getElement().setAttribute("aria-current", "step");
        }
        if (!step.detail().isEmpty()) {
            var detail = new Div(step.detail());
            detail.addClassName("step-detail");
            item.add(detail);
        }
        if (!step.bars().isEmpty()) {
            item.add(bars(step.bars()));
        }
        return item;
    }

    private Component bars(List<Bar> bars) {
        var all = new Div();
        all.addClassName("step-bars");
        for (var bar : bars) {
            var label = new Span(bar.icon().create(), new Span(bar.label()));
            label.addClassName("bar-label");
            var progress = new ProgressBar();
            progress.addClassNames("thin", tone.className());
            progress.getElement().setAttribute("aria-label", bar.label());
            if (bar.fraction() < 0) {
                progress.setIndeterminate(true);
            } else {
                progress.setValue(Math.min(1, bar.fraction()));
            }
            var value = new Span(bar.value());
            value.addClassName("bar-value");
            all.add(label, progress, value);
        }
        return all;
    }
}
