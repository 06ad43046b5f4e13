package dev.tidemark.environment.ui.connect;

import com.vaadin.flow.component.html.Paragraph;
import dev.tidemark.account.Actor;
import dev.tidemark.environment.ConnectionFile.MountPlan;
import dev.tidemark.environment.ConnectionService;
import dev.tidemark.environment.Finding;
import java.util.List;
import java.util.function.Supplier;

/** Its writable directories. */
final class MountsStep extends ConnectStep {
    private final Draft draft;
    private final ConnectionService connections;
    private final Repeated<MountForm> mounts = new Repeated<>("directory", MountForm::new);

    MountsStep(Draft draft, ConnectionService connections) {
        super("Files", "Test the directories");
        this.draft = draft;
        this.connections = connections;
        var words =
                new Paragraph(
                        "The writable directories. Everything else comes back from the build or from git. A restore"
                                + " prepares beside each and then exchanges the two.");
        words.addClassName("secondary");
        add(words, mounts);
        mounts.addOne();
    }

    @Override
    boolean read() {
        var right = mounts.forms().stream().filter(MountForm::isRight).toList();
        if (right.size() < mounts.forms().size()) {
            return false;
        }
        draft.mounts = right.stream().map(MountForm::plan).toList();
        return true;
    }

    @Override
    Supplier<List<Finding>> check(Actor actor) {
        var host = draft.host;
        var plans = draft.mounts;
        var code = draft.code;
        return () -> connections.checkMounts(actor, host, plans, code);
    }

    @Override
    String summary() {
        return draft.mounts.isEmpty()
                ? "None"
                : String.join(", ", draft.mounts.stream().map(MountPlan::path).toList());
    }
}
