package dev.tidemark.ticket.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.backup.Backup;
import dev.tidemark.backup.BackupPart;
import dev.tidemark.base.NothingHere;
import dev.tidemark.base.Refused;
import dev.tidemark.restore.RestorePreview;
import dev.tidemark.restore.RestoreService;
import dev.tidemark.restore.ui.LossSection;
import dev.tidemark.ticket.ProposalDraft;
import dev.tidemark.ticket.Scope;
import dev.tidemark.ticket.SupportService;
import dev.tidemark.ticket.Ticket;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.Later;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.Skeleton;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The moment, the parts and the reason that approvers shall decide on, with what is lost. */
class ProposeDialog extends Dialog {
    private final transient SupportService support;
    private final transient RestoreService restores;
    private final transient CurrentActor current;
    private final Ticket ticket;
    private final Times times;
    private final Select<Backup> moment = new Select<>();
    private final CheckboxGroup<String> parts = new CheckboxGroup<>("Parts");
    private final Checkbox safety = new Checkbox("Take a safety backup of the present state first");
    private final Checkbox staging = new Checkbox();
    private final Checkbox outage =
            new Checkbox("It is for a region's outage: operators carry it out");
    private final TextArea reason = new TextArea("Why this moment");
    private final Div counted = new Div();
    private final Button propose = Buttons.primary("Propose", TideIcon.HAND, this::propose);
    private final transient Runnable done;
    private @Nullable RestorePreview preview;

    ProposeDialog(
            SupportService support,
            RestoreService restores,
            CurrentActor current,
            Ticket ticket,
            List<Backup> backups,
            Times times,
            Runnable done) {
        this.support = support;
        this.restores = restores;
        this.current = current;
        this.ticket = ticket;
        this.times = times;
        this.done = done;
        setHeaderTitle("Propose a restore");
        addClassName("restore-dialog");
        setCloseOnOutsideClick(false);
        moment.setLabel("Recovery point");
        moment.setItems(backups);
        moment.setItemLabelGenerator(this::label);
        moment.setWidthFull();
        parts.setItemLabelGenerator(BackupPart::words);
        safety.setValue(true);
        reason.setWidthFull();
        reason.setMinRows(3);
        reason.setHelperText("Approvers and the record read it. The customer does not.");
        counted.addClassName("stack");
        var main = new Div(moment, counted, parts, safety, staging, outage, reason);
        main.addClassName("restore-main");
        add(main);
        propose.setEnabled(false);
        propose.setDisableOnClick(true);
        getFooter().add(Buttons.plain("Cancel", this::close), propose);
        moment.addValueChangeListener(change -> count());
        backups.stream()
                .filter(backup -> backup.id().equals(wished(backups)))
                .findFirst()
                .ifPresent(moment::setValue);
    }

    private dev.tidemark.backup.@Nullable BackupId wished(List<Backup> backups) {
        var proposed = ticket.state().proposed();
        if (proposed != null) {
            return proposed.backup();
        }
        if (ticket.wish().backup() != null) {
            return ticket.wish().backup();
        }
        return backups.stream()
                .filter(backup ->
                        ticket.since() == null || backup.requestedAt().isBefore(ticket.since()))
                .map(Backup::id)
                .findFirst()
                .orElse(null);
    }

    private String label(Backup backup) {
        return times.seconds(backup.requestedAt())
                + (backup.note() == null ? "" : " “" + backup.note() + "”")
                + (backup.site() == null
                        ? ""
                        : backup.site().answered() ? " · site answered" : " · site did not answer")
                + (backup.id().equals(ticket.wish().backup()) ? " · asked for" : "");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        count();
    }

    private void count() {
        var backup = moment.getValue();
        preview = null;
        propose.setEnabled(false);
        counted.removeAll();
        staging.setVisible(false);
        if (backup == null || !isAttached()) {
            return;
        }
        counted.add(new Skeleton(4));
        var actor = current.get();
        Later.show(
                counted,
                () ->
                        restores.foresee(
                                actor, ticket.environment(), backup.id(), ticket.environment()),
                this::show,
                problem -> {
                    counted.removeAll();
                    counted.add(
                            Note.bad(
                                    new Words(
                                            problem instanceof Refused refused
                                                    ? refused.reason()
                                                    : "What would be lost could not be counted. Choose the moment once more.")));
                });
    }

    private void show(RestorePreview found) {
        preview = found;
        counted.removeAll();
        found.problems().forEach(problem -> counted.add(Note.bad(new Words(problem))));
        counted.add(new LossSection(found.loss()));
        var manifest = found.backup().manifest();
        var names = manifest == null ? List.<String>of() : RestoreService.partNames(manifest);
        parts.setItems(names);
        parts.setValue(
                Set.copyOf(
                        names.stream()
                                .filter(name ->
                                        ticket.wish().scope() == Scope.ALL || !name.equals("code"))
                                .toList()));
        support.along(current.get(), ticket, found.backup().backup().requestedAt())
                .ifPresent(along -> {
                    staging.setLabel(
                            "%s goes back too, to its backup of %s"
                                    .formatted(along.title(), times.within(along.moment())));
                    staging.setValue(true);
                    staging.setVisible(true);
                });
        propose.setEnabled(found.problems().isEmpty());
    }

    private void propose() {
        var counted = preview;
        if (counted == null) {
            return;
        }
        try {
            support.propose(
                    current.get(),
                    ticket.number(),
                    new ProposalDraft(
                            counted.backup().backup().id(),
                            List.copyOf(parts.getValue()),
                            safety.getValue(),
                            staging.isVisible() && staging.getValue(),
                            outage.getValue(),
                            counted.loss(),
                            reason.getValue()));
            close();
            done.run();
        } catch (Refused refused) {
            reason.setErrorMessage(refused.reason());
            reason.setInvalid(true);
            propose.setEnabled(true);
        } catch (NothingHere gone) {
            reason.setErrorMessage("That backup is gone. Choose another one.");
            reason.setInvalid(true);
        }
    }
}
