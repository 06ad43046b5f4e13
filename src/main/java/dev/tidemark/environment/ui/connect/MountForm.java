package dev.tidemark.environment.ui.connect;

import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.tidemark.environment.ConnectionFile.MountPlan;

/** One directory and what of it is left out. */
final class MountForm extends Div {
    private final TextField name = Fields.text("Name", "How people call it, such as uploads.");
    private final TextField path = Fields.exact("Path", "On the host, from the root.");
    private final TextArea excludes =
            Fields.lines(
                    "Left out",
                    "A pattern on each line, such as cache/. The customer reads this list.");

    MountForm() {
        var form = new FormLayout(name, path, excludes);
        form.setColspan(excludes, 2);
        add(form);
    }

    boolean isRight() {
        return Fields.filled(name, "Type a name.")
                & Fields.right(
                        path,
                        Fields.value(path).startsWith("/"),
                        "Type the whole path: it begins with a slash.");
    }

    MountPlan plan() {
        return new MountPlan(
                Fields.value(name),
                Fields.value(path),
                excludes.getValue()
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList());
    }
}
