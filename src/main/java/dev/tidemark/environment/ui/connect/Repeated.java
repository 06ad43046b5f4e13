package dev.tidemark.environment.ui.connect;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.TideIcon;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Any number of the same form, each in a frame with a button that takes it away. */
final class Repeated<F extends Component> extends Div {
    private final String one;
    private final Supplier<F> form;
    private final List<F> forms = new ArrayList<>();
    private final Div frames = new Div();

    /**
     * @param one such as {@code mount}
     */
    Repeated(String one, Supplier<F> form) {
        this.one = one;
        this.form = form;
        addClassName("stack");
        frames.addClassName("stack");
        add(frames, new Div(Buttons.plain("Add a " + one, TideIcon.PLUS, this::addOne)));
    }

    List<F> forms() {
        return List.copyOf(forms);
    }

    void addOne() {
        var made = form.get();
        var frame = new Div(made);
        frame.addClassNames("frame", "stack", "tight");
        frame.add(
                new Div(
                        Buttons.quiet(
                                "Leave out this " + one,
                                () -> {
                                    forms.remove(made);
                                    frames.remove(frame);
                                })));
        forms.add(made);
        frames.add(frame);
    }
}
