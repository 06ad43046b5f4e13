package dev.tidemark.environment.ui.connect;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.environment.ConnectionFileReader;
import dev.tidemark.environment.ConnectionRefused;
import dev.tidemark.environment.ConnectionService;
import dev.tidemark.environment.ConnectionService.Connected;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.Sizes;
import dev.tidemark.webui.TideIcon;
import java.util.List;
import java.util.function.Supplier;

/** Connecting all environments of a YAML file, or none of it. */
final class ConnectFile extends Div {
    private final ConnectionService connections;
    private final CurrentActor current;
    private final TextArea text =
            Fields.lines("Environments as YAML", "The form is described in the README.");
    private final Button check = Buttons.plain("Test", () -> run(false));
    private final Button connect = Buttons.primary("Connect", TideIcon.ANCHOR, () -> run(true));
    private final Findings findings = new Findings();
    private final Div results = new Div();

    ConnectFile(ConnectionService connections, CurrentActor current) {
        this.connections = connections;
        this.current = current;
        text.setMinRows(14);
        text.setMaxRows(30);
        text.setWidthFull();
        check.setDisableOnClick(true);
        connect.setDisableOnClick(true);
        var words =
                new Paragraph(
                        "The same checks as step by step. If one environment has an error, none of the file is saved; those"
                                + " that are connected already stay as they are.");
        words.addClassName("secondary");
        var buttons = new Div(Fields.upload("Upload a file", text::setValue), check, connect);
        buttons.addClassNames("row", "wrap", "top");
        results.addClassName("stack");
        addClassNames("stack", "wide");
        var form = new Div(words, text, buttons);
        form.addClassName("stack");
        add(new Panel("Environments file").content(form), findings, results);
    }

    private void run(boolean save) {
        results.removeAll();
        var actor = current.get();
        var yaml = text.getValue();
        findings.run(
                save ? "Testing everything, then connecting …" : "Testing everything …",
                save
                        ? saving(() -> connections.connect(actor, ConnectionFileReader.read(yaml)))
                        : () -> connections.check(actor, ConnectionFileReader.read(yaml)),
                this::show,
                () -> {
                    check.setEnabled(true);
                    connect.setEnabled(true);
                });
    }

    /** A refusal is a result like any other: it has its findings. */
    private static Supplier<List<Connected>> saving(Supplier<List<Connected>> connect) {
        return () -> {
            try {
                return connect.get();
            } catch (ConnectionRefused refused) {
                return refused.checked();
            }
        };
    }

    private void show(List<Connected> all) {
        long broken = all.stream().filter(Connected::hasError).count();
        long connected = all.stream().filter(one -> one.id() != null && !one.known()).count();
        if (broken > 0) {
            findings.show(
                    Note.bad(
                            Note.saying(
                                    "Nothing was saved.",
                                    "%s to be mended; the details are below."
                                            .formatted(
                                                    Sizes.count(
                                                            broken, "entry is", "entries are")))));
        } else if (connected > 0) {
            text.clear();
            findings.show(
                    Note.good(
                            Note.saying(
                                    "%s connected."
                                            .formatted(
                                                    Sizes.count(
                                                            connected,
                                                            "environment is",
                                                            "environments are")),
                                    "What was connected before is as it was.")));
        } else {
            findings.show(
                    Note.info(
                            Note.saying(
                                    "Nothing stands in the way.", "Nothing was saved so far.")));
        }
        all.forEach(one -> results.add(new ConnectedPanel(one)));
    }
}
