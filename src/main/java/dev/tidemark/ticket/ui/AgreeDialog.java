package dev.tidemark.ticket.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.timepicker.TimePicker;
import dev.tidemark.base.Refused;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.BiConsumer;

/** A time agreed with the customer, with its zone. */
class AgreeDialog extends Dialog {
    AgreeDialog(ZoneId zone, BiConsumer<Instant, ZoneId> agree) {
        setHeaderTitle("Start at an agreed time");
        addClassName("take-dialog");
        var date = new DatePicker("Date");
        date.setLocale(Locale.UK);
        var time = new TimePicker("Time");
        time.setLocale(Locale.UK);
        var zones = new ComboBox<ZoneId>("Time zone");
        zones.setItems(
                ZoneId.getAvailableZoneIds().stream()
                        .filter(id -> id.contains("/") || id.equals("UTC"))
                        .sorted()
                        .map(ZoneId::of)
                        .toList());
        zones.setItemLabelGenerator(one -> Times.in(one).zoneName());
        zones.setValue(zone);
        zones.setWidth("300px");
        var fields = new Div(date, time, zones);
        fields.addClassName("moment-fields");
        var content =
                new Div(
                        new Words(
                                        "It begins by itself then, if the environment is free; it can be called off until it"
                                                + " has begun.")
                                .styled("secondary", "small"),
                        fields);
        content.addClassName("stack");
        add(content);
        getFooter()
                .add(
                        Buttons.plain("Cancel", this::close),
                        Buttons.primary(
                                "Agree this time",
                                TideIcon.CLOCK,
                                () -> {
                                    try {
                                        if (date.getValue() == null
                                                || time.getValue() == null
                                                || zones.getValue() == null) {
                                            throw new Refused(
                                                    "Date, time and time zone are needed.");
                                        }
                                        agree.accept(
                                                LocalDateTime.of(date.getValue(), time.getValue())
                                                        .atZone(zones.getValue())
                                                        .toInstant(),
                                                zones.getValue());
                                        close();
                                    } catch (Refused refused) {
                                        time.setErrorMessage(refused.reason());
                                        time.setInvalid(true);
                                    }
                                }));
    }
}
