package dev.tidemark.backup.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import dev.tidemark.webui.EnvironmentTab;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Tone;
import dev.tidemark.webui.Words;
import java.util.List;

/** Before anything else: an environment lies between two states. */
class HeldVerdict extends Div {
    /**
     * @param held those that wait for an operator, at least one
     */
    HeldVerdict(List<EnvironmentOverview> held) {
        var first = held.getFirst().environment();
        addClassNames("verdict", Tone.BAD.className());
        var seal = new Div(TideIcon.SHIELD_ALERT.create());
        seal.addClassName("seal");
        var text =
                new Div(
                        new H1(
                                held.size() == 1
                                        ? first.title() + " needs an operator."
                                        : "%d environments need an operator."
                                                .formatted(held.size())),
                        new Paragraph(
                                new Words()
                                        .strong("A restore stopped half-way.")
                                        .text(
                                                " Operators have been told. Both states are kept, and nothing else changes it"
                                                        + " until it is resolved.")));
        text.addClassName("grow");
        var link = new Anchor(EnvironmentTab.RESTORES.path(first.id()), "See what is where");
        link.addClassName("button-link");
        add(seal, text, link);
        getElement().setAttribute("role", "alert");
    }
}
