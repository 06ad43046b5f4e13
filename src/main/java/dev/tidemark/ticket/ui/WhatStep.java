package dev.tidemark.ticket.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import dev.tidemark.ticket.Draft;
import dev.tidemark.ticket.Trouble;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.Words;
import org.jspecify.annotations.Nullable;

/** Question 1: what is wrong, in which words. */
class WhatStep extends RequestStep {
    private final Draft draft;
    private final RadioButtonGroup<Trouble> trouble = new RadioButtonGroup<>();
    private final TextField title = new TextField("In a few words");
    private final TextArea words = new TextArea("What happened?");

    WhatStep(Draft draft) {
        this.draft = draft;
        trouble.setAriaLabel("What is wrong");
        trouble.addClassName("options");
        trouble.setItems(Trouble.values());
        trouble.setRenderer(
                new ComponentRenderer<>(
                        one -> option(TicketWords.word(one), TicketWords.explained(one))));
        trouble.setValue(draft.trouble());
        title.setValue(draft.title());
        title.setMaxLength(120);
        title.setPlaceholder("All prices show 0.00");
        words.setValue(draft.words());
        words.setMinRows(4);
        words.setMaxLength(10_000);
        words.setHelperText("What you see, what you did before, what must not be lost.");
        var forward =
                Note.info(
                        Note.saying(
                                "Is only the code wrong?",
                                "Then a fix and a new deployment is quicker and loses nothing: roll forward rather than"
                                        + " restore. If the data is damaged too, go on here."));
        forward.setVisible(draft.trouble() == Trouble.CODE);
        trouble.addValueChangeListener(
                change -> forward.setVisible(change.getValue() == Trouble.CODE));
        add(
                new Words(
                                "A restore is for serious trouble with code or content. What was entered after the"
                                        + " moment that comes back will be gone.")
                        .styled("secondary"),
                trouble,
                forward,
                title,
                words);
    }

    static Div option(String name, String text) {
        var option =
                new Div(
                        new Words().strong(name),
                        new Div(new Words(text).styled("secondary", "small")));
        option.addClassNames("stack", "close");
        return option;
    }

    @Override
    Draft answered() {
        return new Draft(
                draft.environment(),
                trouble.getValue(),
                title.getValue(),
                words.getValue(),
                draft.since(),
                draft.zone(),
                draft.sinceUnknown(),
                draft.severity(),
                draft.backup(),
                draft.supportChooses(),
                draft.scope());
    }

    @Override
    @Nullable String missing(Draft answered) {
        if (answered.trouble() == null) {
            return "Choose what is wrong.";
        }
        return answered.title().isBlank() ? "Say in a few words what is wrong." : null;
    }
}
