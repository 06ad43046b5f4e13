package dev.tidemark.ticket.ui;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.tidemark.ticket.Proposal;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.KeepDialog;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import java.time.Duration;

/** Says once more what an approval lets happen, and to which environment. */
class ApproveDialog extends Dialog {
    /**
     * @param approve is run if it is approved
     * @param closed is run when it is closed, either way
     */
    ApproveDialog(
            String environment,
            Proposal proposal,
            Times times,
            Duration undoWindow,
            Runnable approve,
            Runnable closed) {
        setHeaderTitle(
                (proposal.handOver() ? "Approve the hand-over for " : "Approve the restore of ")
                        + environment);
        addClassName("take-dialog");
        var content =
                new Div(
                        new Paragraph(
                                new Words("This and nothing else may then be carried out in ")
                                        .strong(environment)
                                        .text(", from the backup ")
                                        .code(proposal.backup().value())
                                        .text(":")),
                        new DecidedFacts(proposal, times, undoWindow));
        content.addClassName("stack");
        add(content);
        addOpenedChangeListener(change -> {
            if (!change.isOpened()) {
                closed.run();
            }
        });
        var keep = Buttons.plain("Not yet", this::close);
        KeepDialog.keepFocus(this, keep);
        getFooter()
                .add(
                        keep,
                        Buttons.primary(
                                "Approve it",
                                TideIcon.TICK,
                                () -> {
                                    close();
                                    approve.run();
                                }));
    }
}
