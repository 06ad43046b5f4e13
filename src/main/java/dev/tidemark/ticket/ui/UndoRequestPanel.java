package dev.tidemark.ticket.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.restore.Restore;
import dev.tidemark.restore.RestoreService;
import dev.tidemark.restore.ui.LossSection;
import dev.tidemark.ticket.TicketNumber;
import dev.tidemark.ticket.UndoRequest;
import dev.tidemark.ticket.UndoRequests;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.Later;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.Notices;
import dev.tidemark.webui.PageHeader;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import java.util.Objects;

/** Undoing what the ticket restored, by two of the hosting team. */
class UndoRequestPanel extends Panel {
    private final transient UndoRequests undos;
    private final transient RestoreService restores;
    private final transient CurrentActor current;
    private final transient TicketNumber number;
    private final transient Restore restore;
    private final transient Runnable done;
    private final Div written = new Div();

    UndoRequestPanel(
            UndoRequests undos,
            RestoreService restores,
            CurrentActor current,
            TicketNumber number,
            Restore restore,
            Times times,
            Runnable done) {
        super("Undo");
        this.undos = undos;
        this.restores = restores;
        this.current = current;
        this.number = number;
        this.restore = restore;
        this.done = done;
        var until =
                new Paragraph(
                        "The state before the restore is kept until %s. What was written since is not in it; a safety backup of it is taken first."
                                .formatted(
                                        times.within(Objects.requireNonNull(restore.undoUntil()))));
        until.addClassNames("secondary", "small");
        var body = new Div(until);
        body.addClassName("stack");
        body.add(written);
        undos.of(current.get(), restore.id())
                .ifPresentOrElse(asked -> body.add(asked(asked, times)), () -> body.add(ask()));
        content(body);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        written.removeAll();
        var actor = current.get();
        Later.show(
                written,
                () -> restores.undoPreview(actor, restore.id()),
                found -> {
                    found.problems().forEach(problem -> written.add(Note.warn(new Words(problem))));
                    if (found.problems().isEmpty()) {
                        written.add(new LossSection(found.written(), "What was written since"));
                    }
                },
                problem ->
                        written.add(
                                Note.warn(
                                        new Words(
                                                "What was written since could not be counted."))));
    }

    private Div ask() {
        var why = new TextArea("Why it shall be undone");
        why.setWidthFull();
        var ask =
                Buttons.plain(
                        "Ask for the undo",
                        TideIcon.TURN,
                        () -> act(() -> undos.ask(current.get(), restore.id(), why.getValue())));
        return stacked(why, PageHeader.withReason(ask, undos.mayAsk(current.get(), number)));
    }

    private Div asked(UndoRequest request, Times times) {
        var words =
                new Words()
                        .strong(request.askedBy().name())
                        .text(
                                " asked %s: “%s”. %d of %d approved."
                                        .formatted(
                                                times.within(request.askedAt()),
                                                request.words(),
                                                request.approvals().size(),
                                                undos.approvalsNeeded(current.get(), number)));
        var approve =
                Buttons.primary(
                        "Approve the undo",
                        TideIcon.TICK,
                        () -> act(() -> undos.approve(current.get(), restore.id())));
        return stacked(
                new Paragraph(words),
                PageHeader.withReason(approve, undos.mayApprove(current.get(), restore.id())));
    }

    private static Div stacked(com.vaadin.flow.component.Component... parts) {
        var stack = new Div(parts);
        stack.addClassName("stack");
        return stack;
    }

    private void act(Runnable verb) {
        Notices.attempt(verb);
        done.run();
    }
}
