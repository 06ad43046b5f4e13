package dev.tidemark.environment.ui.connect;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.engine.mariadb.DatabaseSize;
import dev.tidemark.environment.ConnectionFile.ServicePlan;
import dev.tidemark.environment.ConnectionService;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.Sizes;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Words;
import java.util.List;

/** One MariaDB server and the databases of it that are protected. */
final class ServiceForm extends Div {
    private static final String SOCKET = "By socket";
    private static final String NETWORK = "By address and port";
    private static final int USUAL_PORT = 3306;

    private final Draft draft;
    private final ConnectionService connections;
    private final CurrentActor current;
    private final TextField name = Fields.text("Name", "How people call it, such as mariadb.");
    private final RadioButtonGroup<String> reach =
            Fields.choice("How it is reached", SOCKET, NETWORK);
    private final TextField socket = Fields.exact("Socket", "Its path on the host.");
    private final TextField address = Fields.exact("Address", "As seen from the host.");
    private final IntegerField port = Fields.port(USUAL_PORT);
    private final TextField user =
            Fields.exact("Account", "It reads for backups and writes for restores.");
    private final PasswordField password =
            Fields.password("Stored encrypted under the master key, never shown.");
    private final Button find = Buttons.plain("Find databases", TideIcon.SEARCH, this::find);
    private final Findings found = new Findings();
    private final CheckboxGroup<DatabaseSize> databases =
            new CheckboxGroup<>("Databases to protect");

    ServiceForm(Draft draft, ConnectionService connections, CurrentActor current) {
        this.draft = draft;
        this.connections = connections;
        this.current = current;
        addClassNames("stack", "tight");
        name.setValue("mariadb");
        socket.setValue("/run/mysqld/mysqld.sock");
        address.setValue("127.0.0.1");
        reach.addValueChangeListener(change -> showReach());
        databases.setItemLabelGenerator(ServiceForm::label);
        databases.addClassName("vertical");
        databases.setVisible(false);
        showReach();
        add(
                new FormLayout(name, reach, socket, address, port, user, password),
                new Div(find),
                found,
                databases);
    }

    private void showReach() {
        socket.setVisible(bySocket());
        address.setVisible(!bySocket());
        port.setVisible(!bySocket());
    }

    private boolean bySocket() {
        return SOCKET.equals(reach.getValue());
    }

    private static String label(DatabaseSize size) {
        return "%s (%s, %s)"
                .formatted(
                        size.name(),
                        Sizes.count(size.tables(), "table", "tables"),
                        Sizes.bytes(size.bytes()));
    }

    boolean isRight() {
        boolean reached = hasAccess();
        if (databases.isVisible()) {
            return reached
                    & Fields.filled(databases, "Pick at least one, or leave out this server.");
        }
        if (reached) {
            found.show(
                    Note.warn(
                            Note.saying(
                                    "No database was picked yet.", "Find them first, then pick.")));
        }
        return false;
    }

    private boolean hasAccess() {
        boolean reached =
                bySocket()
                        ? Fields.filled(socket, "Type the path of the socket.")
                        : Fields.filled(address, "Type the address.")
                                & Fields.right(
                                        port,
                                        !port.isEmpty() && !port.isInvalid(),
                                        "A port is a number from 1 to 65535.");
        return Fields.filled(name, "Type a name.")
                & reached
                & Fields.filled(user, "Type the name of the account.")
                & Fields.filled(password, "Type the password of the account.");
    }

    ServicePlan plan() {
        return new ServicePlan(
                Fields.value(name),
                "mariadb",
                bySocket() ? Fields.value(socket) : null,
                bySocket() ? null : Fields.value(address),
                bySocket() ? null : port.getValue(),
                Fields.value(user),
                null,
                password.getValue(),
                databases.getValue().stream().map(DatabaseSize::name).sorted().toList());
    }

    private void find() {
        if (!hasAccess()) {
            return;
        }
        var actor = current.get();
        var host = draft.host;
        var plan = plan();
        find.setEnabled(false);
        found.run(
                "Asking the server …",
                () -> connections.databases(actor, host, plan),
                this::show,
                () -> find.setEnabled(true));
    }

    private void show(List<DatabaseSize> sizes) {
        var before = databases.getValue().stream().map(DatabaseSize::name).toList();
        databases.setItems(sizes);
        databases.setValue(
                sizes.stream()
                        .filter(size -> before.contains(size.name()))
                        .collect(java.util.stream.Collectors.toSet()));
        databases.setVisible(!sizes.isEmpty());
        if (sizes.isEmpty()) {
            found.show(
                    Note.warn(
                            new Words(
                                    "The account sees no database. Grant it rights on those to protect.")));
        } else {
            found.clear();
        }
    }
}
