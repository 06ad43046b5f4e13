package dev.tidemark.webui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;

/** Where nothing is yet: what will come and when, and the one next step. */
public class EmptyState extends Div {
    static final String PICTURE =
            """
            <span class="empty-picture"><svg viewBox="0 0 160 44" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.6">
            <circle cx="42" cy="16" r="7" stroke-dasharray="3 3"/><circle cx="80" cy="16" r="7" stroke-dasharray="3 3"/>
            <circle cx="118" cy="16" r="7" stroke-dasharray="3 3"/>
            <path class="wave" stroke-width="2" stroke-linecap="round" d="M3 36q10-4 19 0t19 0 19 0 19 0 19 0 19 0 19 0 19 0"/></svg></span>
            """;

    public EmptyState(String title, String text, Component... actions) {
        addClassName("empty");
        var buttons = new Div(actions);
        buttons.addClassName("empty-actions");
        add(new Html(PICTURE), new H3(title), new Paragraph(text), buttons);
    }
}
