package dev.tidemark.ticket.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.timepicker.TimePicker;
import dev.tidemark.environment.Deployment;
import dev.tidemark.ticket.Draft;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Question 2: since when; date, time and zone (S2.5). */
class SinceStep extends RequestStep {
    private static final int PICKS = 4;

    private final Draft draft;
    private final DatePicker date = new DatePicker("Date");
    private final TimePicker time = new TimePicker("Time");
    private final ComboBox<ZoneId> zone = new ComboBox<>("Time zone");
    private final Checkbox unknown =
            new Checkbox("I do not know. Please find out from the evidence.");
    private final Div meaning = new Div();
    private final Times times;

    SinceStep(Draft draft, ZoneId viewer, Times times, List<Deployment> deployments) {
        this.draft = draft;
        this.times = times;
        date.setLocale(Locale.UK);
        time.setLocale(Locale.UK);
        time.setStep(Duration.ofMinutes(15));
        zone.setItems(
                ZoneId.getAvailableZoneIds().stream()
                        .filter(id -> id.contains("/") || id.equals("UTC"))
                        .sorted()
                        .map(ZoneId::of)
                        .toList());
        zone.setItemLabelGenerator(one -> Times.in(one).zoneName());
        zone.setWidth("300px");
        zone.setValue(draft.zone() == null ? viewer : draft.zone());
        if (draft.since() != null) {
            date.setValue(draft.since().toLocalDate());
            time.setValue(draft.since().toLocalTime());
        } else {
            date.setValue(LocalDateTime.ofInstant(times.now(), zone.getValue()).toLocalDate());
        }
        unknown.setValue(draft.sinceUnknown());
        date.addValueChangeListener(change -> explain());
        time.addValueChangeListener(change -> explain());
        zone.addValueChangeListener(change -> explain());
        unknown.addValueChangeListener(change -> explain());
        meaning.addClassNames("secondary", "small");
        meaning.getElement().setAttribute("role", "status");
        var fields = new Div(date, time, zone);
        fields.addClassName("moment-fields");
        add(
                new Words(
                                "The moment you first saw it, or the last moment you know it was right. A good guess is"
                                        + " enough; it is compared with what happened in the environment.")
                        .styled("secondary"));
        if (!deployments.isEmpty()) {
            add(new H3("Lately deployed, newest first"), picks(deployments));
        }
        add(new H3("Date, time and time zone"), fields, meaning, unknown);
        explain();
    }

    private Div picks(List<Deployment> deployments) {
        var picks = new Div();
        picks.addClassName("picks");
        deployments.stream()
                .limit(PICKS)
                .forEach(deployment ->
                        picks.add(
                                Buttons.plain(
                                        "%s · deployment %s %s"
                                                .formatted(
                                                        times.moment(deployment.seenAt()),
                                                        deployment.shortRevision(),
                                                        deployment.subject() == null
                                                                ? ""
                                                                : "“" + deployment.subject() + "”"),
                                        TideIcon.FLAG,
                                        () -> pick(deployment.seenAt()))));
        return picks;
    }

    private void pick(Instant at) {
        var there = LocalDateTime.ofInstant(at, zone.getValue());
        date.setValue(there.toLocalDate());
        time.setValue(there.toLocalTime().withNano(0));
        unknown.setValue(false);
    }

    private @Nullable LocalDateTime said() {
        return date.getValue() == null || time.getValue() == null
                ? null
                : LocalDateTime.of(date.getValue(), time.getValue());
    }

    private void explain() {
        var known = !unknown.getValue();
        date.setEnabled(known);
        time.setEnabled(known);
        var said = said();
        meaning.setText(
                known && said != null && zone.getValue() != null
                        ? "That is %s, %s."
                                .formatted(
                                        Times.utc(said.atZone(zone.getValue()).toInstant()),
                                        times.relative(said.atZone(zone.getValue()).toInstant()))
                        : "");
    }

    @Override
    Draft answered() {
        return new Draft(
                draft.environment(),
                draft.trouble(),
                draft.title(),
                draft.words(),
                said(),
                zone.getValue(),
                unknown.getValue(),
                draft.severity(),
                draft.backup(),
                draft.supportChooses(),
                draft.scope());
    }

    @Override
    @Nullable String missing(Draft answered) {
        if (answered.sinceUnknown()) {
            return null;
        }
        if (answered.since() == null || answered.zone() == null) {
            return "Date, time and time zone are needed, or that you do not know.";
        }
        var since = answered.sinceInstant();
        return since != null && since.isAfter(times.now().plusSeconds(60))
                ? "That moment lies ahead. Choose one that has passed."
                : null;
    }
}
