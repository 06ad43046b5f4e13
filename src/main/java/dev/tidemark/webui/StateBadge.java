package dev.tidemark.webui;

import com.vaadin.flow.component.badge.Badge;

/** A state as word and icon. */
public class StateBadge extends Badge {
    private StateLabel shown;

    public StateBadge(StateLabel label) {
        super(label.text(), label.icon().create());
        shown = label;
        getElement().getClassList().add(label.tone().className());
    }

    /** Changes in place. */
    public void show(StateLabel label) {
        if (label.equals(shown)) {
            return;
        }
        getElement().getClassList().remove(shown.tone().className());
        getElement().getClassList().add(label.tone().className());
        if (label.icon() != shown.icon()) {
            setIcon(label.icon().create());
        }
        setText(label.text());
        shown = label;
    }
}
