package dev.tidemark.upkeep.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.tidemark.plan.Interval;
import dev.tidemark.plan.IntervalUnit;
import dev.tidemark.plan.RuleBroken;
import dev.tidemark.plan.RunTime;
import dev.tidemark.plan.Schedule;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.TideIcon;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One schedule in the form: how often, how many, when. */
class ScheduleFields extends Div {
    private final TextField interval = new TextField();
    private final TextField count = new TextField();
    private final TextField at = new TextField();
    private final Select<DayOfWeek> weekday = new Select<>();
    private final Select<Integer> dayOfMonth = new Select<>();
    private final Button remove;

    ScheduleFields(
            Schedule schedule,
            Runnable changed,
            java.util.function.Consumer<ScheduleFields> remove) {
        this.remove = Buttons.icon(TideIcon.BIN, "Remove this schedule", () -> remove.accept(this));
        addClassName("schedule-fields");
        interval.setAriaLabel("How often");
        interval.setValue(schedule.interval().toString());
        count.setAriaLabel("How many to keep");
        count.setValue(String.valueOf(schedule.count()));
        at.setAriaLabel("At");
        at.setPlaceholder("own minute");
        at.setValue(
                schedule.time() instanceof RunTime.Fixed(var times)
                        ? times.stream().map(LocalTime::toString).collect(Collectors.joining(", "))
                        : "");
        weekday.setAriaLabel("On");
        weekday.setItems(DayOfWeek.values());
        weekday.setItemLabelGenerator(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
        weekday.setValue(schedule.days().weekday());
        dayOfMonth.setAriaLabel("On day");
        dayOfMonth.setItems(IntStream.rangeClosed(1, 28).boxed().toList());
        dayOfMonth.setItemLabelGenerator(day -> "day " + day);
        dayOfMonth.setValue(schedule.days().dayOfMonth());
        for (var field : Arrays.asList(interval, count, at)) {
            field.setValueChangeMode(ValueChangeMode.LAZY);
            field.addValueChangeListener(change -> changed.run());
        }
        weekday.addValueChangeListener(change -> changed.run());
        dayOfMonth.addValueChangeListener(change -> changed.run());
        add(interval, new Span("×"), count, at, weekday, dayOfMonth, this.remove);
    }

    void readOnly() {
        Arrays.asList(interval, count, at).forEach(field -> field.setReadOnly(true));
        weekday.setReadOnly(true);
        dayOfMonth.setReadOnly(true);
        remove.setVisible(false);
    }

    /**
     * @param path of this schedule in the policy's JSON
     * @throws RuleBroken for the first field that breaks a rule
     */
    Schedule read(String path) {
        weekday.setVisible(interval.getValue().strip().endsWith("w"));
        dayOfMonth.setVisible(interval.getValue().strip().matches(".*[My]"));
        var parsed = Interval.parse(path + ".interval", interval.getValue());
        return new Schedule(
                parsed,
                Schedule.checkedCount(path + ".count", number(path)),
                time(path),
                new RunTime.Days(
                        parsed.unit() == IntervalUnit.WEEK ? weekday.getValue() : DayOfWeek.MONDAY,
                        isLong(parsed) ? dayOfMonth.getValue() : 1));
    }

    private static boolean isLong(Interval interval) {
        return interval.unit() == IntervalUnit.MONTH || interval.unit() == IntervalUnit.YEAR;
    }

    private long number(String path) {
        try {
            return Long.parseLong(count.getValue().strip());
        } catch (NumberFormatException none) {
            throw new RuleBroken(path + ".count", "A count is a whole number.");
        }
    }

    private RunTime time(String path) {
        if (at.getValue().isBlank()) {
            return RunTime.DEFAULT;
        }
        try {
            return new RunTime.Fixed(
                    Arrays.stream(at.getValue().split(","))
                            .map(time -> LocalTime.parse(time.strip()))
                            .toList());
        } catch (DateTimeException none) {
            throw new RuleBroken(path + ".at", "Write a time like 04:30, or leave it empty.");
        }
    }

    void clear() {
        Arrays.asList(interval, count, at).forEach(field -> field.setInvalid(false));
    }

    void show(RuleBroken broken) {
        var field =
                broken.field().endsWith(".count")
                        ? count
                        : broken.field().endsWith(".at") ? at : interval;
        field.setErrorMessage(broken.rule());
        field.setInvalid(true);
    }
}
