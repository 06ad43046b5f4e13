package dev.tidemark.ticket.ui;

import com.vaadin.flow.component.html.Div;
import dev.tidemark.ticket.Draft;
import org.jspecify.annotations.Nullable;

/** One question of a request. */
abstract class RequestStep extends Div {
    RequestStep() {
        addClassName("stack");
    }

    /** The draft with what is answered here. */
    abstract Draft answered();

    /** What must still be answered here, as a sentence; null if nothing. */
    abstract @Nullable String missing(Draft answered);
}
