package dev.tidemark.environment.ui.connect;

import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.textfield.TextField;
import dev.tidemark.account.Actor;
import dev.tidemark.environment.ConnectionFile.HealthPlan;
import dev.tidemark.environment.ConnectionService;
import dev.tidemark.environment.Finding;
import java.util.List;
import java.util.function.Supplier;

/** Where people open it, and where it says that it is well. */
final class HealthStep extends ConnectStep {
    private final Draft draft;
    private final ConnectionService connections;
    private final TextField site =
            Fields.exact("Address of the site", "Optional. Where people open it.");
    private final TextField health =
            Fields.exact("Health address", "Optional. Asked after every restore.");
    private final TextField expect =
            Fields.text(
                    "Text that a healthy answer holds",
                    "Optional. A site without its tables may still answer 200.");

    HealthStep(Draft draft, ConnectionService connections) {
        super("Health", "Test the health address");
        this.draft = draft;
        this.connections = connections;
        add(new FormLayout(site, health, expect));
    }

    @Override
    boolean read() {
        var address = Fields.valueOrNull(health);
        draft.url = Fields.valueOrNull(site);
        draft.health = address == null ? null : new HealthPlan(address, Fields.valueOrNull(expect));
        return isAddress(site) & isAddress(health);
    }

    private static boolean isAddress(TextField field) {
        var value = Fields.value(field);
        return Fields.right(
                field,
                value.isEmpty() || value.startsWith("http://") || value.startsWith("https://"),
                "An address begins with http:// or https://.");
    }

    @Override
    Supplier<List<Finding>> check(Actor actor) {
        var plan = draft.health;
        return () -> plan == null ? List.of() : List.of(connections.checkHealth(actor, plan));
    }

    @Override
    String summary() {
        var plan = draft.health;
        return plan == null ? "None" : plan.url();
    }
}
