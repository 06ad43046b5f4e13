package dev.tidemark.webui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import org.jspecify.annotations.Nullable;

/** The few facts that decide, large and beside each other. */
public class FactStrip extends DescriptionList {
    public FactStrip() {
        addClassNames("panel", "fact-strip");
    }

    public FactStrip fact(String name, String value, String second) {
        return fact(name, value, new Words(second), null);
    }

    /**
     * @param tone of the second line, null for none
     */
    public FactStrip fact(String name, String value, Component second, @Nullable Tone tone) {
        var below = new Description();
        below.add(second);
        below.addClassName("second");
        if (tone != null) {
            below.addClassName(tone.className());
        }
        var group = new Div();
        group.add(new Term(name), new Description(value), below);
        getElement().appendChild(group.getElement());
        return this;
    }
}
