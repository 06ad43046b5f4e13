package dev.tidemark.upkeep.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.tidemark.plan.Interval;
import dev.tidemark.plan.IntervalUnit;
import dev.tidemark.plan.Policy.TypePolicy;
import dev.tidemark.plan.PolicyLimits;
import dev.tidemark.plan.RetentionRules;
import dev.tidemark.plan.RuleBroken;
import dev.tidemark.plan.Schedule;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What runs and what is kept in one type of environment, as fields. */
class TypePolicyForm extends Div {
    private final String path;
    private final transient Runnable changed;
    private final List<ScheduleFields> schedules = new ArrayList<>();
    private final Div rows = new Div();
    private final TextField manual = new TextField("Manual, at most");
    private final TextField all = new TextField("All together, at most");
    private final Button add = Buttons.plain("Add schedule", TideIcon.PLUS, this::addDaily);

    /**
     * @param path of this type in the policy's JSON
     */
    TypePolicyForm(
            String path,
            TypePolicy policy,
            PolicyLimits limits,
            RetentionRules plan,
            Runnable changed) {
        this.path = path;
        this.changed = changed;
        addClassNames("stack", "policy-form");
        rows.addClassName("stack");
        policy.schedules().forEach(this::addRow);
        manual.setValue(policy.manualCount() == null ? "" : policy.manualCount().toString());
        manual.setHelperText(helper(limits.mostManual(), plan.manual().most()));
        all.setValue(policy.maxBackups() == null ? "" : policy.maxBackups().toString());
        all.setHelperText(helper(limits.mostOfAll(), plan.mostOfAll()));
        for (var field : List.of(manual, all)) {
            field.setValueChangeMode(ValueChangeMode.LAZY);
            field.addValueChangeListener(change -> changed.run());
        }
        var numbers = new Div(manual, all);
        numbers.addClassName("two-fields");
        add(
                new H3("Schedules"),
                new Words("How often × how many of them to keep, and when. ")
                        .code("h d w M y")
                        .text(
                                "; large M is month. Without a time it runs at the environment's own minute.")
                        .styled("secondary", "small"),
                rows,
                add,
                numbers);
    }

    /** For those who may look but not set it. */
    void readOnly() {
        schedules.forEach(ScheduleFields::readOnly);
        manual.setReadOnly(true);
        all.setReadOnly(true);
        add.setVisible(false);
    }

    private void addDaily() {
        addRow(new Schedule(new Interval(1, IntervalUnit.DAY), 7));
        changed.run();
    }

    private static String helper(int most, @Nullable Integer planned) {
        return "1 to %d. Empty: %s, as the plan says."
                .formatted(most, planned == null ? "any number" : planned);
    }

    private void addRow(Schedule schedule) {
        var row = new ScheduleFields(schedule, changed, this::remove);
        schedules.add(row);
        rows.add(row);
    }

    private void remove(ScheduleFields row) {
        schedules.remove(row);
        rows.remove(row);
        changed.run();
    }

    /**
     * Marks nothing.
     *
     * @throws RuleBroken for the first field that breaks a rule
     */
    TypePolicy read() {
        var read = new ArrayList<Schedule>();
        for (var row : schedules) {
            read.add(row.read(schedulePath(read.size())));
        }
        return new TypePolicy(
                read,
                number(manual, path + ".default_config.manual_count"),
                number(all, path + ".max_backups"));
    }

    private String schedulePath(int index) {
        return path + ".default_config.schedule[" + index + "]";
    }

    private static @Nullable Integer number(TextField field, String path) {
        if (field.getValue().isBlank()) {
            return null;
        }
        try {
            int number = Integer.parseInt(field.getValue().strip());
            if (number >= 1 && number <= Schedule.MOST) {
                return number;
            }
        } catch (NumberFormatException none) {
            // Said below.
        }
        throw new RuleBroken(path, "A whole number from 1 to %d.".formatted(Schedule.MOST));
    }

    void clear() {
        schedules.forEach(ScheduleFields::clear);
        manual.setInvalid(false);
        all.setInvalid(false);
    }

    /** At the field that it is about; false if that is none of these. */
    boolean show(RuleBroken broken) {
        if (!broken.field().startsWith(path)) {
            return false;
        }
        for (int index = 0; index < schedules.size(); index++) {
            if (broken.field().startsWith(schedulePath(index))) {
                schedules.get(index).show(broken);
                return true;
            }
        }
        var field =
                broken.field().endsWith("manual_count")
                        ? manual
                        : broken.field().endsWith("max_backups") ? all : null;
        if (field != null) {
            field.setErrorMessage(broken.rule());
            field.setInvalid(true);
        }
        return field != null;
    }
}
