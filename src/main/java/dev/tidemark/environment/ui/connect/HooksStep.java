package dev.tidemark.environment.ui.connect;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.tidemark.account.Actor;
import dev.tidemark.base.Refused;
import dev.tidemark.environment.CommandWords;
import dev.tidemark.environment.ConnectionFile.HooksPlan;
import dev.tidemark.environment.ConnectionService;
import dev.tidemark.environment.Finding;
import dev.tidemark.webui.Sizes;
import java.util.List;
import java.util.function.Supplier;

/** Commands of its own; the words that each was read as are shown. */
final class HooksStep extends ConnectStep {
    private final Draft draft;
    private final ConnectionService connections;
    private final TextArea before =
            Fields.lines(
                    "Before a backup", "A command on each line. One that fails fails the backup.");
    private final TextArea after =
            Fields.lines("After a restore", "A command on each line, run before the health check.");

    HooksStep(Draft draft, ConnectionService connections) {
        super("Commands", "Test the commands");
        this.draft = draft;
        this.connections = connections;
        var words =
                new Paragraph(
                        "Optional. Each is a program with its arguments, separated by spaces; quotes hold words together."
                                + " No shell is involved, so pipes, variables and wildcards mean nothing. They run in the"
                                + " code's directory on the host.");
        words.addClassName("secondary");
        add(words, withWords(before), withWords(after));
    }

    private static Div withWords(TextArea field) {
        var shown = new OrderedList();
        shown.addClassName("commands");
        field.setWidthFull();
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.addValueChangeListener(change -> show(field, shown));
        var both = new Div(field, shown);
        both.addClassNames("stack", "tight");
        return both;
    }

    private static void show(TextArea field, OrderedList shown) {
        shown.removeAll();
        if (isRight(field)) {
            CommandWords.commands(field.getValue()).forEach(words -> shown.add(item(words)));
        }
    }

    private static ListItem item(List<String> words) {
        var item = new ListItem();
        words.forEach(word -> item.add(new Code(word.isEmpty() ? "(empty)" : word)));
        return item;
    }

    private static boolean isRight(TextArea field) {
        try {
            CommandWords.commands(field.getValue());
            return Fields.right(field, true, "");
        } catch (Refused refused) {
            return Fields.right(field, false, refused.reason());
        }
    }

    @Override
    boolean read() {
        if (!(isRight(before) & isRight(after))) {
            return false;
        }
        draft.hooks =
                new HooksPlan(
                        CommandWords.commands(before.getValue()),
                        CommandWords.commands(after.getValue()));
        return true;
    }

    @Override
    Supplier<List<Finding>> check(Actor actor) {
        var host = draft.host;
        var hooks = draft.hooks;
        var code = draft.code;
        return () -> connections.checkHooks(actor, host, hooks, code);
    }

    @Override
    String summary() {
        int commands = draft.hooks.beforeBackup().size() + draft.hooks.afterRestore().size();
        return commands == 0 ? "None" : Sizes.count(commands, "command", "commands");
    }
}
