package dev.tidemark.environment.ui.connect;

import dev.tidemark.account.Actor;
import dev.tidemark.environment.ConnectionService;
import dev.tidemark.environment.Finding;
import dev.tidemark.webui.Facts;
import java.util.List;
import java.util.function.Supplier;

/** Everything once more, tested together, before it is saved. */
final class SummaryStep extends ConnectStep {
    private final Draft draft;
    private final ConnectionService connections;
    private final List<ConnectStep> before;

    SummaryStep(Draft draft, ConnectionService connections, List<ConnectStep> before) {
        super("Summary", "Test everything");
        this.draft = draft;
        this.connections = connections;
        this.before = List.copyOf(before);
    }

    @Override
    void entered() {
        var facts = new Facts();
        before.forEach(step -> facts.fact(step.title(), step.summary()));
        facts.fact("Type and state", "%s, %s".formatted(draft.type, draft.state));
        facts.fact("Time zone", draft.zone);
        draft.mounts.forEach(mount ->
                facts.fact(
                        "Left out of " + mount.name(),
                        mount.excludes().isEmpty()
                                ? "Nothing"
                                : String.join(", ", mount.excludes())));
        removeAll();
        add(facts);
    }

    @Override
    boolean read() {
        return true;
    }

    @Override
    Supplier<List<Finding>> check(Actor actor) {
        var file = draft.file();
        return () -> connections.check(actor, file).getFirst().findings();
    }

    @Override
    String summary() {
        return "";
    }
}
