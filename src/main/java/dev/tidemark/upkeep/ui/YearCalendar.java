package dev.tidemark.upkeep.ui;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.tidemark.plan.BackupFact;
import dev.tidemark.webui.Words;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A year from now: the days that one could go back to then, if nothing failed. */
class YearCalendar extends Div {
    private static final int CELL = 13;
    private static final int LEFT = 32;
    private static final int TOP = 16;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);

    /**
     * @param last the day from which one looks back
     */
    YearCalendar(List<BackupFact> left, LocalDate last, ZoneId zone) {
        addClassName("year-calendar");
        var first = last.minusDays(364);
        var days = new TreeMap<LocalDate, Integer>();
        left.stream()
                .filter(BackupFact::isGood)
                .forEach(backup ->
                        days.merge(LocalDate.ofInstant(backup.at(), zone), 1, Integer::sum));
        add(new Svg(drawing(first, last, days)));
        add(
                new Paragraph(
                        new Words(
                                        "On %s you can go back to these %d days. %s"
                                                .formatted(
                                                        DAY.format(last),
                                                        days.tailMap(first).size(),
                                                        gap(days, last)))
                                .styled("secondary", "small")));
        var words = new Words();
        days.descendingMap()
                .forEach((day, count) ->
                        words.text(
                                DAY.format(day)
                                        + (count > 1 ? " (%d)".formatted(count) : "")
                                        + " · "));
        add(new Details("These days as a list", words));
    }

    private static String gap(TreeMap<LocalDate, Integer> days, LocalDate last) {
        long widest = 0;
        var newer = last;
        for (var day : days.descendingKeySet()) {
            widest = Math.max(widest, ChronoUnit.DAYS.between(day, newer));
            newer = day;
        }
        return days.isEmpty() ? "" : "The largest gap is %d days.".formatted(widest);
    }

    /** Numbers and names of months and days only, so nothing in it needs escaping. */
    private static String drawing(LocalDate first, LocalDate last, Map<LocalDate, Integer> days) {
        var monday = first.with(java.time.DayOfWeek.MONDAY);
        var cells = new StringBuilder();
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            long week = ChronoUnit.DAYS.between(monday, day) / 7;
            int row = day.getDayOfWeek().getValue() - 1;
            cells.append(
                    "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"10\" height=\"10\" rx=\"2\"/>"
                            .formatted(
                                    days.containsKey(day) ? "on" : "off",
                                    LEFT + week * CELL,
                                    TOP + row * CELL));
            if (day.getDayOfMonth() == 1) {
                cells.append(
                        "<text x=\"%d\" y=\"10\">%s</text>"
                                .formatted(LEFT + week * CELL, MONTH.format(day)));
            }
        }
        for (int row : List.of(0, 3, 6)) {
            cells.append(
                    "<text x=\"0\" y=\"%d\">%s</text>"
                            .formatted(
                                    TOP + row * CELL + 9,
                                    List.of("Mon", "", "", "Thu", "", "", "Sun").get(row)));
        }
        return "<svg viewBox=\"0 0 %d %d\" aria-hidden=\"true\">%s</svg>"
                .formatted(LEFT + 54 * CELL, TOP + 7 * CELL, cells);
    }
}
