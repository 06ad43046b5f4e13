package dev.tidemark.ticket.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import dev.tidemark.ticket.Draft;
import dev.tidemark.ticket.ui.RequestView.Question;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import org.jspecify.annotations.Nullable;

/** The answers so far, each with the way back to it. */
class RequestSummary extends Section {
    private final Draft draft;
    private final Question now;
    private final DescriptionList list = new DescriptionList();

    RequestSummary(Draft draft, Question now, Times times) {
        this.draft = draft;
        this.now = now;
        addClassNames("panel", "request-summary");
        setAriaLabel("Your request so far");
        line(
                Question.WHAT,
                "1 What is wrong",
                draft.trouble() == null
                        ? null
                        : TicketWords.word(draft.trouble()) + ", “" + draft.title() + "”");
        var since = draft.sinceInstant();
        line(
                Question.SINCE,
                "2 Since when",
                draft.sinceUnknown()
                        ? "Not known"
                        : since == null || draft.zone() == null
                                ? null
                                : Times.in(draft.zone()).moment(since));
        line(
                Question.SEVERITY,
                "3 How bad",
                draft.severity() == null ? null : TicketWords.label(draft.severity()).text());
        line(
                Question.MOMENT,
                "4 Which moment",
                draft.supportChooses()
                        ? "Support chooses"
                        : draft.backup() == null ? null : "A backup, " + scope(draft));
        line(Question.SEND, "5 Read and send", null);
        add(new H3("Your request so far"), list);
    }

    private static String scope(Draft draft) {
        return switch (draft.scope()) {
            case ALL -> "everything of it";
            case DATA -> "data without code";
        };
    }

    private void line(Question question, String name, @Nullable String answer) {
        var words = new Words();
        if (question == now) {
            words.strong("asked now").styled("tone-accent");
        } else if (answer == null) {
            words.text(question.ordinal() < now.ordinal() ? "missing" : "later")
                    .styled("secondary");
        } else {
            words.strong(answer).text(" ");
            words.with(new Anchor(RequestView.path(draft, question), "change"));
        }
        list.add(new DescriptionList.Term(name), new DescriptionList.Description(words));
    }
}
