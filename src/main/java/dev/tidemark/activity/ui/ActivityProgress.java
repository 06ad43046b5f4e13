package dev.tidemark.activity.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.tidemark.activity.Activity;

/**
 * How far an activity is: a bar, what it does right now, bytes, files and the time left. Changes in
 * place.
 */
public class ActivityProgress extends Div {
    private final ProgressBar bar = new ProgressBar();
    private final Span headline = new Span();
    private final Span figures = new Span();

    public ActivityProgress(Activity activity) {
        addClassNames("stack", "tight");
        bar.addClassName(ActivityStates.tone(activity.kind()).className());
        bar.getElement().setAttribute("aria-label", activity.title());
        figures.addClassName("secondary");
        var words = new Div(headline, figures);
        words.addClassNames("row", "between", "wrap", "small");
        add(bar, words);
        show(activity);
    }

    public final void show(Activity activity) {
        var fraction = activity.progress().fraction();
        bar.setIndeterminate(fraction == null);
        if (fraction != null) {
            bar.setValue(Math.clamp(fraction, 0, 1));
        }
        headline.setText(now(activity));
        figures.setText(ProgressWords.line(activity.progress()));
    }

    private static String now(Activity activity) {
        var headline = activity.headline();
        return switch (activity.state()) {
            case QUEUED -> "Waits for its turn";
            case RUNNING -> headline == null ? "Begins" : headline;
            case COMPLETED, FAILED, CANCELLED -> ActivityStates.label(activity.state()).text();
        };
    }
}
