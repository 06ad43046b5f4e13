package dev.tidemark.environment.ui.connect;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.textfield.TextField;
import dev.tidemark.account.Actor;
import dev.tidemark.environment.ConnectionFile.CodePlan;
import dev.tidemark.environment.ConnectionService;
import dev.tidemark.environment.Finding;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The deployed code, if it has any of its own. */
final class CodeStep extends ConnectStep {
    private final Draft draft;
    private final ConnectionService connections;
    private final Checkbox some = new Checkbox("It runs code from a git checkout", true);
    private final TextField path =
            Fields.exact("Checkout", "The directory that is deployed, on the host.");
    private final TextField repository =
            Fields.exact("Repository", "Where developers push; the portal only reads it.");
    private final TextField branch =
            Fields.exact("Branch", "What the next deployment would deploy.");
    private final FormLayout form = new FormLayout(path, repository, branch);

    CodeStep(Draft draft, ConnectionService connections) {
        super("Code", "Test the code");
        this.draft = draft;
        this.connections = connections;
        branch.setValue("main");
        some.addValueChangeListener(change -> form.setVisible(change.getValue()));
        add(some, form);
    }

    @Override
    boolean read() {
        if (!some.getValue()) {
            draft.code = null;
            return true;
        }
        draft.code =
                new CodePlan(Fields.value(path), Fields.value(repository), Fields.value(branch));
        return Fields.right(
                        path,
                        Fields.value(path).startsWith("/"),
                        "Type the whole path: it begins with a slash.")
                & Fields.filled(repository, "Type the address or path of the repository.")
                & Fields.filled(branch, "Type the name of the branch.");
    }

    /** The directories once more, since none may lie within the code. */
    @Override
    Supplier<List<Finding>> check(Actor actor) {
        var host = draft.host;
        var code = draft.code;
        var mounts = draft.mounts;
        return () ->
                code == null
                        ? List.of()
                        : Stream.concat(
                                        connections.checkCode(actor, host, code).stream(),
                                        connections.checkMounts(actor, host, mounts, code).stream()
                                                .filter(Finding::isError))
                                .toList();
    }

    @Override
    String summary() {
        var code = draft.code;
        return code == null ? "None" : "%s, %s".formatted(code.path(), code.branch());
    }
}
