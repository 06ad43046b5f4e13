package dev.tidemark.webui;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;

/** A page that has only trouble to tell, with the way on. */
class TroublePage extends Div {
    TroublePage() {
        addClassNames("page", "empty");
    }

    void show(String title, String text) {
        removeAll();
        add(
                new Html(EmptyState.PICTURE),
                new H1(title),
                new Paragraph(text),
                new Anchor("", "Home"));
    }
}
