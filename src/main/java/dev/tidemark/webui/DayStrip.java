package dev.tidemark.webui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;

/** The last days of an environment, one mark each. */
@Tag("tidemark-days")
@JsModule("./tidemark-days.ts")
public class DayStrip extends Component {
    /** What a day brought. */
    public enum Day {
        GOOD("g"),
        FAILED("x"),
        NONE("-");

        private final String letter;

        Day(String letter) {
            this.letter = letter;
        }
    }

    /**
     * @param days oldest first
     */
    public DayStrip(List<Day> days) {
        getElement()
                .setProperty(
                        "days", String.join("", days.stream().map(day -> day.letter).toList()));
        getElement()
                .setProperty(
                        "label",
                        "Last %d days: %d with a good backup, %d with a failed one only, %d without"
                                .formatted(
                                        days.size(),
                                        count(days, Day.GOOD),
                                        count(days, Day.FAILED),
                                        count(days, Day.NONE)));
    }

    private static long count(List<Day> days, Day kind) {
        return days.stream().filter(day -> day == kind).count();
    }
}
