package dev.tidemark.environment.ui.access;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import dev.tidemark.account.Organization;
import dev.tidemark.account.OrganizationRole;
import dev.tidemark.base.Refused;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Words;
import java.util.function.Consumer;

/** Asks who is to belong to an organization, and as what. */
final class AddPersonDialog extends Dialog {
    private final EmailField email = new EmailField("E-mail address");
    private final TextField name = new TextField("Name");
    private final RadioButtonGroup<OrganizationRole> role = new RadioButtonGroup<>("Role");
    private final Div trouble = new Div();
    private final Button add = Buttons.primary("Add", TideIcon.PLUS, this::add);
    private final transient Consumer<Person> adding;

    /** Who is asked for. */
    record Person(String email, String name, OrganizationRole role) {}

    AddPersonDialog(Organization organization, Consumer<Person> adding) {
        this.adding = adding;
        setHeaderTitle("Add a person to " + organization.name());
        addClassName("take-dialog");
        email.setWidthFull();
        name.setWidthFull();
        role.setItems(OrganizationRole.values());
        role.setValue(OrganizationRole.VIEWER);
        role.setItemLabelGenerator(each ->
                "%s: %s".formatted(OrganizationRoles.word(each), OrganizationRoles.meaning(each)));
        trouble.setVisible(false);
        add.setDisableOnClick(true);
        var content = new Div(email, name, role, trouble);
        content.addClassName("stack");
        add(content);
        getFooter().add(Buttons.plain("Cancel", this::close), add);
    }

    private void add() {
        try {
            adding.accept(
                    new Person(email.getValue().strip(), name.getValue().strip(), role.getValue()));
            close();
        } catch (Refused refused) {
            trouble.removeAll();
            trouble.add(Note.warn(new Words(refused.reason() + " Nobody was added.")));
            trouble.setVisible(true);
            add.setEnabled(true);
        }
    }
}
