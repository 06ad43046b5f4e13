package dev.tidemark.restore.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.backup.BackupId;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.NothingHere;
import dev.tidemark.base.Refused;
import dev.tidemark.environment.EnvironmentRow;
import dev.tidemark.restore.RestorePreview;
import dev.tidemark.restore.RestoreService;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.Later;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.Skeleton;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loss before action: what comes back, what is lost, which code runs, how long, how to undo; then
 * the name is typed.
 */
class RestoreDialog extends Dialog {
    private final transient RestoreService restores;
    private final transient CurrentActor current;
    private final EnvironmentId source;
    private final BackupId backup;
    private final List<EnvironmentRow> targets;
    private final Div body = new Div();
    private final Div trouble = new Div();
    private final TextField typed = new TextField();
    private final Button restore = Buttons.danger("Restore", TideIcon.TURN, this::restore);
    private EnvironmentRow target;
    private @Nullable RestorePreview preview;
    private @Nullable RestoreChoices choices;

    /**
     * @param targets where it can be restored to, the first is meant unless another is chosen;
     *     never empty
     */
    RestoreDialog(
            RestoreService restores,
            CurrentActor current,
            EnvironmentId source,
            BackupId backup,
            List<EnvironmentRow> targets) {
        this.restores = restores;
        this.current = current;
        this.source = source;
        this.backup = backup;
        this.targets = targets;
        this.target = targets.getFirst();
        addClassName("restore-dialog");
        setCloseOnOutsideClick(false);
        getHeader().add(Buttons.icon(TideIcon.CROSS, "Close", this::close));
        trouble.addClassName("restore-trouble");
        trouble.setVisible(false);
        add(body, trouble);
        typed.setValueChangeMode(ValueChangeMode.EAGER);
        typed.getElement().setAttribute("autocomplete", "off");
        typed.addValueChangeListener(change -> judge());
        var foot = new Div(typed, Buttons.plain("Cancel", this::close), restore);
        foot.addClassName("restore-foot");
        getFooter().add(foot);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        load();
    }

    private void load() {
        preview = null;
        choices = null;
        setHeaderTitle("Restore " + target.title());
        typed.setLabel("Type " + target.id() + " to confirm");
        typed.clear();
        var waiting = new Div(new Paragraph("Counting what would be lost …"), new Skeleton(5));
        waiting.addClassName("restore-main");
        body.removeAll();
        body.add(waiting);
        judge();
        var actor = current.get();
        var meant = target.id();
        Later.show(
                body,
                () -> restores.preview(actor, source, backup, meant),
                found -> {
                    if (meant.equals(target.id())) {
                        show(found);
                    }
                },
                this::cannot);
    }

    private void show(RestorePreview found) {
        preview = found;
        var times = Times.in(found.target().zone());
        var at = found.backup().backup().requestedAt();
        choices = new RestoreChoices(found, restores.mayRestoreCode(current.get(), target.id()));
        var main = new Div();
        main.addClassName("restore-main");
        main.add(
                new Paragraph(
                        new Words("It will be what it was at ")
                                .strong(times.full(at))
                                .text(". What is there now is replaced.")
                                .styled("secondary")));
        var site = found.backup().backup().site();
        if (site != null) {
            var sentence = new Words(site.sentence(times::moment));
            main.add(site.answered() ? new Paragraph(sentence) : Note.warn(sentence));
        }
        if (targets.size() > 1) {
            main.add(into());
        }
        found.problems()
                .forEach(problem ->
                        main.add(
                                Note.bad(
                                        new Words()
                                                .strong("It cannot be restored as it is. ")
                                                .text(problem))));
        found.ties().forEach(tie -> main.add(Note.info(new Words().text(tie))));
        main.add(picture(times, found));
        if (found.problems().isEmpty()) {
            main.add(new LossSection(found.loss()));
        }
        main.add(choices);
        body.removeAll();
        var both = new Div(main, new RestoreSide(found.estimate(), restores.undoWindow()));
        both.addClassName("restore-body");
        body.add(both);
        judge();
    }

    private static Div picture(Times times, RestorePreview found) {
        var at = found.backup().backup().requestedAt();
        var kept = new Span("comes back");
        kept.addClassName("kept");
        var undone =
                new Span(
                        new Span(
                                "the last "
                                        + Times.about(Duration.between(at, times.now()))
                                        + " are undone"));
        undone.addClassName("undone");
        var from = new Span(times.moment(at));
        from.addClassName("from");
        var to = new Span("now");
        to.addClassName("to");
        var picture = new Div(kept, undone, from, to);
        picture.addClassName("going-back");
        return picture;
    }

    private Select<EnvironmentRow> into() {
        var into = new Select<EnvironmentRow>();
        into.setLabel("Into");
        into.setItems(targets);
        into.setItemLabelGenerator(EnvironmentRow::title);
        into.setValue(target);
        into.addValueChangeListener(change -> {
            target = change.getValue();
            load();
        });
        return into;
    }

    private void judge() {
        var name = target.id().value();
        var value = typed.getValue().strip();
        typed.setInvalid(!name.startsWith(value));
        typed.setErrorMessage("That is not the name. It is %s.".formatted(name));
        restore.setEnabled(preview != null && preview.problems().isEmpty() && value.equals(name));
    }

    private void restore() {
        if (preview == null || choices == null) {
            return;
        }
        restore.setEnabled(false);
        try {
            var started =
                    restores.restore(
                            current.get(),
                            source,
                            backup,
                            target.id(),
                            choices.options(),
                            typed.getValue(),
                            preview.loss());
            var ui = getUI();
            close();
            ui.ifPresent(page -> page.navigate("restores/" + started.id()));
        } catch (Refused refused) {
            say(Note.warn(new Words(refused.reason())));
            judge();
        }
    }

    private void cannot(RuntimeException problem) {
        body.removeAll();
        var words =
                switch (problem) {
                    case Refused refused -> refused.reason();
                    case NothingHere gone -> gone.getMessage();
                    default ->
                            "What would be lost could not be counted. Nothing was changed. Close this and try it once more.";
                };
        say(Note.bad(new Words(String.valueOf(words))));
    }

    private void say(Note note) {
        trouble.removeAll();
        trouble.add(note);
        trouble.setVisible(true);
    }
}
