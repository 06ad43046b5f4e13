package dev.tidemark.upkeep.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tidemark.plan.Kept;
import dev.tidemark.plan.RetentionDecision;
import dev.tidemark.upkeep.UpkeepService.Preview;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.Sizes;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import java.time.LocalDate;
import java.util.List;

/**
 * What a change would do to one environment: what goes, how far back one could go, a year ahead.
 */
class PolicyPreview extends Div {
    private static final int LISTED = 20;

    PolicyPreview(String title, Preview preview) {
        addClassName("stack");
        var times = Times.in(preview.terms().zone());
        var good = preview.after().kept().stream().filter(kept -> kept.backup().isGood()).toList();
        var going = preview.goingNow();
        var numbers =
                new Div(
                        number(
                                going.size(),
                                "would go, "
                                        + Sizes.bytes(
                                                going.stream()
                                                        .mapToLong(one -> one.backup().bytes())
                                                        .sum()),
                                !going.isEmpty()),
                        number(good.size(), "would stay", false),
                        number(preview.runsInAYear(), "automated in a year", false));
        numbers.addClassName("preview-numbers");
        add(
                new Panel("If you saved now", new Words(title).styled("secondary"))
                        .content(numbers, fate(preview, times)));
        add(
                new Panel(
                                "How far back, and how fine",
                                new Words("older to the right").styled("secondary"))
                        .content(
                                new AgeLadder(times.now())
                                        .line("In force", good(preview.before()))
                                        .line("After saving", good(preview.after()))
                                        .line(
                                                "In a year",
                                                times.now().plus(java.time.Duration.ofDays(365)),
                                                preview.inAYear().stream()
                                                        .filter(one -> one.isGood())
                                                        .toList())));
        add(
                new Panel("A year from now")
                        .content(
                                new YearCalendar(
                                        preview.inAYear(),
                                        LocalDate.ofInstant(times.now(), times.zone())
                                                .plusDays(365),
                                        times.zone())));
        var runs = new Panel("Next five runs");
        add(
                preview.nextRuns().isEmpty()
                        ? runs.content(
                                new Words("Nothing would run by itself.").styled("secondary"))
                        : runs.flush().content(new NextRuns(preview.nextRuns(), times)));
    }

    private static List<dev.tidemark.plan.BackupFact> good(RetentionDecision decision) {
        return decision.kept().stream().map(Kept::backup).filter(one -> one.isGood()).toList();
    }

    private static Component number(long count, String words, boolean bad) {
        var number = new Span(String.valueOf(count));
        number.addClassName("big");
        if (bad) {
            number.addClassName("bad");
        }
        return new Div(number, new Words(words).styled("secondary", "small"));
    }

    private static Component fate(Preview preview, Times times) {
        var going = preview.goingNow();
        if (preview.after().paused() != null) {
            return Note.warn(new Words(preview.after().paused()));
        }
        if (going.isEmpty()) {
            return Note.good(new Words("No backup that is there now would go."));
        }
        var list = new Div();
        list.add(new Words().strong("These go within a minute of saving:"));
        going.stream()
                .limit(LISTED)
                .forEach(one ->
                        list.add(
                                new Div(
                                        new Words(
                                                times.moment(one.backup().at())
                                                        + " · "
                                                        + one.reason()))));
        if (going.size() > LISTED) {
            list.add(new Div(new Words("and %d more".formatted(going.size() - LISTED))));
        }
        return Note.bad(list);
    }
}
