package dev.tidemark.environment.ui.connect;

import com.vaadin.flow.component.html.Div;
import dev.tidemark.account.Actor;
import dev.tidemark.environment.Finding;
import java.util.List;
import java.util.function.Supplier;

/** One step: its fields, how they go into the draft, and how what is there is tested. */
abstract class ConnectStep extends Div {
    private final String title;
    private final String testLabel;

    ConnectStep(String title, String testLabel) {
        this.title = title;
        this.testLabel = testLabel;
        addClassName("stack");
    }

    final String title() {
        return title;
    }

    /** Such as {@code Test the host}. */
    final String testLabel() {
        return testLabel;
    }

    /** One line for the list of steps, once it is done. */
    abstract String summary();

    /** What the step needs to know of those before it. */
    void entered() {}

    /**
     * Takes the fields into the draft. False if one of them is wrong, which it then says itself.
     */
    abstract boolean read();

    /**
     * Asks the real thing about what was read; runs beside the page, so it does not touch the
     * fields.
     */
    abstract Supplier<List<Finding>> check(Actor actor);
}
