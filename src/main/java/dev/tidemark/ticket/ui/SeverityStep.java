package dev.tidemark.ticket.ui;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import dev.tidemark.ticket.Draft;
import dev.tidemark.ticket.Severity;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import org.jspecify.annotations.Nullable;

/** Question 3: how bad, and by when support wants to answer. */
class SeverityStep extends RequestStep {
    private final Draft draft;
    private final RadioButtonGroup<Severity> severity = new RadioButtonGroup<>();

    SeverityStep(Draft draft) {
        this.draft = draft;
        severity.setAriaLabel("How bad it is");
        severity.addClassName("options");
        severity.setItems(Severity.values());
        severity.setRenderer(
                new ComponentRenderer<>(one ->
                        WhatStep.option(
                                TicketWords.label(one).text(),
                                "%s Support wants to answer within %s."
                                        .formatted(
                                                TicketWords.explained(one),
                                                Times.about(one.response())))));
        severity.setValue(draft.severity());
        add(
                new Words("It decides in which order tickets are looked at.").styled("secondary"),
                severity);
    }

    @Override
    Draft answered() {
        return new Draft(
                draft.environment(),
                draft.trouble(),
                draft.title(),
                draft.words(),
                draft.since(),
                draft.zone(),
                draft.sinceUnknown(),
                severity.getValue(),
                draft.backup(),
                draft.supportChooses(),
                draft.scope());
    }

    @Override
    @Nullable String missing(Draft answered) {
        return answered.severity() == null ? "Choose how bad it is." : null;
    }
}
