package dev.tidemark.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import dev.tidemark.webui.Brand;

/** The pages before one is in: a card above the sea. */
abstract class GateLayout extends Div {
    private static final String SEA =
            """
            <div class="gate-sea"><svg viewBox="0 0 1440 200" preserveAspectRatio="none" aria-hidden="true">
            <path class="far" d="M0 90q90-34 180 0t180 0 180 0 180 0 180 0 180 0 180 0 180 0V200H0z"/>
            <path class="near" d="M0 124q120-40 240 0t240 0 240 0 240 0 240 0 240 0V200H0z"/>
            <path class="line" vector-effect="non-scaling-stroke" d="M0 124q120-40 240 0t240 0 240 0 240 0 240 0 240 0"/></svg></div>
            """;

    private final Div card = new Div();

    GateLayout() {
        addClassName("gate");
        card.addClassName("gate-card");
        card.getElement().setAttribute("role", "main");
        add(card, new Html(SEA));
    }

    void show(String title, String text, Component... content) {
        card.removeAll();
        var words = new Paragraph(text);
        words.addClassName("secondary");
        var head = new Div(new H1(title), words);
        head.addClassNames("stack", "close");
        card.add(new Brand(), head);
        card.add(content);
    }
}
