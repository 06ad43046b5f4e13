package dev.tidemark.environment.ui.connect;

import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import dev.tidemark.account.Actor;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.engine.HostKey;
import dev.tidemark.environment.ConnectionFile.HostPlan;
import dev.tidemark.environment.ConnectionService;
import dev.tidemark.environment.Finding;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where it runs, and by which key that machine is recognised. */
final class HostStep extends ConnectStep {
    private static final String HERE = "This machine";
    private static final String SSH = "Another machine, over SSH";
    private static final int SSH_PORT = 22;

    private final Draft draft;
    private final ConnectionService connections;
    private final RadioButtonGroup<String> kind = Fields.choice("Where it runs", HERE, SSH);
    private final TextField address = Fields.exact("Address", "A name or an IP address.");
    private final IntegerField port = Fields.port(SSH_PORT);
    private final TextField user =
            Fields.exact("User", "The account that reads and restores there.");
    private final PrivateKeyField key = new PrivateKeyField();
    private final HostKeyField hostKey;
    private final TextField tools =
            Fields.exact(
                    "Folders with tools",
                    "Optional. Searched before the host's own path; several with colons.");
    private final Div remote = new Div();

    HostStep(Draft draft, ConnectionService connections, CurrentActor current) {
        super("Host", "Test the host");
        this.draft = draft;
        this.connections = connections;
        hostKey = new HostKeyField(() -> question(current.get()), this::canScan);
        address.addValueChangeListener(change -> hostKey.forget());
        port.addValueChangeListener(change -> hostKey.forget());
        remote.addClassName("stack");
        remote.add(new FormLayout(address, port, user, tools), key, hostKey);
        remote.setVisible(false);
        kind.addValueChangeListener(change -> remote.setVisible(isRemote()));
        add(kind, remote);
    }

    private boolean isRemote() {
        return SSH.equals(kind.getValue());
    }

    private boolean canScan() {
        return Fields.filled(address, "Type the address of the machine.") & portIsRight();
    }

    private boolean portIsRight() {
        return Fields.right(
                port, !port.isEmpty() && !port.isInvalid(), "A port is a number from 1 to 65535.");
    }

    private Supplier<HostKey> question(Actor actor) {
        var target = plan(null);
        return () -> connections.scanHostKey(actor, target);
    }

    private HostPlan plan(@Nullable String pinned) {
        return new HostPlan(
                "ssh",
                Fields.value(address),
                Objects.requireNonNullElse(port.getValue(), SSH_PORT),
                Fields.value(user),
                null,
                key.key(),
                pinned,
                Fields.valueOrNull(tools));
    }

    @Override
    boolean read() {
        if (!isRemote()) {
            draft.host = HostPlan.local();
            return true;
        }
        boolean complete =
                canScan()
                        & Fields.filled(user, "Type the account to sign in with.")
                        & key.isGiven()
                        & hostKey.isPinned();
        draft.host = plan(hostKey.pinned());
        return complete;
    }

    @Override
    Supplier<List<Finding>> check(Actor actor) {
        var host = draft.host;
        return () -> connections.checkHost(actor, host);
    }

    @Override
    String summary() {
        return draft.host.toString();
    }
}
