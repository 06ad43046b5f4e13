package dev.tidemark.environment.ui.connect;

import com.vaadin.flow.component.html.Paragraph;
import dev.tidemark.account.Actor;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.environment.ConnectionService;
import dev.tidemark.environment.Finding;
import java.util.List;
import java.util.function.Supplier;

/** Its databases; there may be none. */
final class ServicesStep extends ConnectStep {
    private final Draft draft;
    private final ConnectionService connections;
    private final Repeated<ServiceForm> services;

    ServicesStep(Draft draft, ConnectionService connections, CurrentActor current) {
        super("Databases", "Test the databases");
        this.draft = draft;
        this.connections = connections;
        services =
                new Repeated<>(
                        "MariaDB server", () -> new ServiceForm(draft, connections, current));
        var words =
                new Paragraph(
                        "As the host reaches them. An environment without databases has none here.");
        words.addClassName("secondary");
        add(words, services);
        services.addOne();
    }

    @Override
    boolean read() {
        var right = services.forms().stream().filter(ServiceForm::isRight).toList();
        if (right.size() < services.forms().size()) {
            return false;
        }
        draft.services = right.stream().map(ServiceForm::plan).toList();
        return true;
    }

    @Override
    Supplier<List<Finding>> check(Actor actor) {
        var host = draft.host;
        var plans = draft.services;
        return () -> connections.checkServices(actor, host, plans);
    }

    @Override
    String summary() {
        return draft.services.isEmpty()
                ? "None"
                : String.join(
                        ", ",
                        draft.services.stream()
                                .flatMap(service -> service.databases().stream())
                                .toList());
    }
}
