package dev.tidemark.upkeep.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Div;
import dev.tidemark.plan.BackupFact;
import dev.tidemark.webui.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** How old what one can go back to is, on an axis that gets coarser with age: now at the left. */
class AgeLadder extends Div {
    private static final int WIDTH = 500;
    private static final double YEAR_HOURS = 366 * 24.0;
    private static final List<Mark> AXIS =
            List.of(
                    new Mark("now", Duration.ZERO),
                    new Mark("1 d", Duration.ofDays(1)),
                    new Mark("1 week", Duration.ofDays(7)),
                    new Mark("4 weeks", Duration.ofDays(28)),
                    new Mark("3 months", Duration.ofDays(91)),
                    new Mark("1 year", Duration.ofDays(365)));

    private final transient Instant now;

    private record Mark(String label, Duration age) {}

    AgeLadder(Instant now) {
        this.now = now;
        addClassName("age-ladder");
        add(new Words(), axis());
    }

    /** One line of it. */
    AgeLadder line(String label, Instant seenFrom, List<BackupFact> backups) {
        var marks = new StringBuilder();
        for (var backup : backups) {
            marks.append(
                    String.format(
                            Locale.ROOT,
                            "<rect x=\"%.1f\" y=\"7\" width=\"8\" height=\"10\" rx=\"2\"/>",
                            x(Duration.between(backup.at(), seenFrom))));
        }
        var drawing =
                new Svg(
                        "<svg viewBox=\"-6 0 %d 24\" aria-hidden=\"true\"><line x1=\"0\" y1=\"12\" x2=\"%d\" y2=\"12\"/>%s</svg>"
                                .formatted(WIDTH + 16, WIDTH, marks));
        Component name =
                new Div(
                        new Words().strong(label),
                        new Div(
                                new Words(backups.size() + " to go back to")
                                        .styled("secondary", "small")));
        add(name, drawing);
        return this;
    }

    AgeLadder line(String label, List<BackupFact> backups) {
        return line(label, now, backups);
    }

    private static Component axis() {
        var marks = new StringBuilder();
        for (var mark : AXIS) {
            var x = x(mark.age());
            marks.append(
                    String.format(
                            Locale.ROOT,
                            "<text x=\"%.1f\" y=\"14\" text-anchor=\"%s\">%s</text>",
                            x,
                            x < 1 ? "start" : x > WIDTH - 10 ? "end" : "middle",
                            mark.label()));
        }
        return new Div(
                new Svg(
                        "<svg viewBox=\"-6 0 %d 18\" aria-hidden=\"true\">%s</svg>"
                                .formatted(WIDTH + 16, marks)));
    }

    private static double x(Duration age) {
        double hours = Math.max(0, age.toMinutes() / 60.0);
        return Math.min(WIDTH, WIDTH * Math.log1p(hours / 6) / Math.log1p(YEAR_HOURS / 6));
    }
}
