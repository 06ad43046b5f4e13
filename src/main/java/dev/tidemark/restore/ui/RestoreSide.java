package dev.tidemark.restore.ui;

import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tidemark.restore.RestorePreview;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Tone;
import dev.tidemark.webui.Words;
import java.time.Duration;

/** How long it takes, what happens meanwhile, and what if it was wrong. */
class RestoreSide extends Aside {
    /**
     * @param undoWindow how long it can be undone
     */
    RestoreSide(RestorePreview.Estimate estimate, Duration undoWindow) {
        addClassName("restore-side");
        add(
                section(
                        "About " + range(estimate),
                        new Words(source(estimate)).styled("secondary", "small")),
                meanwhile(),
                section(
                        "If it was wrong",
                        new Words()
                                .strong("Undo")
                                .text(
                                        " in one click for %s after the switch. Before the switch nothing changes at all."
                                                .formatted(Times.about(undoWindow)))
                                .styled("small")),
                Note.info(
                        new Words(
                                        "Only the code is broken? Then fix it and deploy: no data gets lost.")
                                .styled("small")));
    }

    private static Div section(String title, Words text) {
        var section = new Div(new H3(title), new Paragraph(text));
        section.addClassName("section");
        return section;
    }

    private static Div meanwhile() {
        var list =
                new UnorderedList(
                        line(TideIcon.TICK, Tone.GOOD, "The site keeps running until the switch."),
                        line(
                                TideIcon.PAUSE,
                                Tone.WARN,
                                "At the switch, requests may fail for a moment: no gate is connected."),
                        line(TideIcon.LOCK, Tone.QUIET, "Backups and other restores of it wait."));
        var section = new Div(new H3("Meanwhile"), list);
        section.addClassName("section");
        return section;
    }

    private static ListItem line(TideIcon icon, Tone tone, String text) {
        var drawn = icon.create();
        drawn.addClassName(tone.className());
        return new ListItem(drawn, new Span(text));
    }

    private static String range(RestorePreview.Estimate estimate) {
        var from = Times.about(estimate.from());
        var to = Times.about(estimate.to());
        return from.equals(to)
                ? to
                : sameUnit(from, to)
                        ? from.replaceFirst(" .*", "") + " to " + to
                        : from + " to " + to;
    }

    private static boolean sameUnit(String from, String to) {
        return from.substring(from.indexOf(' ')).equals(to.substring(to.indexOf(' ')));
    }

    private static String source(RestorePreview.Estimate estimate) {
        return switch (estimate.measured()) {
            case 0 ->
                    "Guideline from general throughput; nothing was measured here yet. Not a guarantee.";
            case 1 -> "Guideline from 1 measured restore of this environment. Not a guarantee.";
            default ->
                    "Guideline from %d measured restores of this environment. Not a guarantee."
                            .formatted(estimate.measured());
        };
    }
}
