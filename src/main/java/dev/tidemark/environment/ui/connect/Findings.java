package dev.tidemark.environment.ui.connect;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.tidemark.base.Refused;
import dev.tidemark.environment.Finding;
import dev.tidemark.webui.Later;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Tone;
import dev.tidemark.webui.Words;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The place below a step where its checks report: a ring while they run, then what they found. */
final class Findings extends Div {
    private int asked;

    Findings() {
        addClassNames("stack", "tight");
        getElement().setAttribute("aria-live", "polite");
        setVisible(false);
    }

    void clear() {
        asked++;
        removeAll();
        setVisible(false);
    }

    /**
     * Runs the check beside the page. Only the newest one reports.
     *
     * @param then gets the findings, after they were shown
     * @param over runs whatever came of it
     */
    <T> void run(String doing, Supplier<T> work, Consumer<T> then, Runnable over) {
        int mine = ++asked;
        show(new Note(Tone.ACCENT, TideIcon.RING, new Words(doing)));
        Later.show(
                this,
                work,
                result -> {
                    over.run();
                    if (mine == asked) {
                        then.accept(result);
                    }
                },
                problem -> {
                    over.run();
                    if (mine == asked) {
                        trouble(problem);
                    }
                });
    }

    void show(List<Finding> findings) {
        long errors = findings.stream().filter(Finding::isError).count();
        if (findings.isEmpty()) {
            clear();
        } else if (errors == 0) {
            show(new FindingList(findings));
        } else {
            show(
                    Note.bad(
                            Note.saying(
                                    errors == 1
                                            ? "One thing is to be mended."
                                            : errors + " things are to be mended.",
                                    "Nothing was saved. Mend it, then go on.")),
                    new FindingList(findings));
        }
    }

    void show(Component... components) {
        removeAll();
        add(components);
        setVisible(true);
    }

    private void trouble(RuntimeException problem) {
        if (!(problem instanceof Refused refused)) {
            clear();
            throw problem;
        }
        show(Note.bad(new Words(refused.reason()).strong(" Nothing was saved.")));
    }
}
