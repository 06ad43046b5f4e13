package dev.tidemark.restore.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.tidemark.restore.Attention;
import dev.tidemark.restore.Place;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.PlainTable;
import dev.tidemark.webui.StateLabel;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Tone;
import dev.tidemark.webui.Words;
import org.jspecify.annotations.Nullable;

/** What is where after a cutover has stopped half-way, who is on it, and the ways out. */
class AttentionPanel extends Panel {
    /**
     * @param ways what the reader can do about it
     */
    AttentionPanel(Attention attention, Times times, Component ways) {
        super("What is where");
        addClassName((attention.resolution() == null ? Tone.BAD : Tone.QUIET).className());
        var content = new Div(new Paragraph(summary(attention, times)), table(attention), ways);
        content.addClassNames("stack", "wide");
        content(content);
    }

    private static Words summary(Attention attention, Times times) {
        var words =
                new Words("As found when it stopped, ")
                        .text(times.seconds(attention.since()))
                        .text(", after ")
                        .text(attention.tries() == 1 ? "1 try" : attention.tries() + " tries")
                        .text(". ");
        var handler = attention.handler();
        if (attention.resolution() != null) {
            return words.text(attention.resolution());
        }
        return handler == null
                ? words.strong("Nobody is on it yet.").text(" Operators have been told.")
                : words.strong(handler.name() + " is on it")
                        .text(" since " + times.moment(handler.since()) + ".");
    }

    private static Component table(Attention attention) {
        var table = new PlainTable("Part", "Live now", "Where", "Elsewhere");
        for (var place : attention.places()) {
            table.row(
                    part(place),
                    new Words().with(label(place.holds()).badge()),
                    new Words().code(place.live()),
                    elsewhere(place));
        }
        return table;
    }

    private static Component part(Place place) {
        var words = new Div(new Words().strong(place.title()));
        var trouble = trouble(place.trouble());
        if (trouble != null) {
            words.add(trouble);
        }
        return words;
    }

    private static @Nullable Component trouble(@Nullable String said) {
        if (said == null) {
            return null;
        }
        var words = new Div(said);
        words.addClassNames("small", Tone.BAD.className());
        return words;
    }

    private static Component elsewhere(Place place) {
        var all = new Div();
        place.elsewhere().forEach(line -> all.add(new Div(new Words().code(line))));
        if (place.elsewhere().isEmpty()) {
            all.add(new Words("Nothing").styled("secondary"));
        }
        return all;
    }

    private static StateLabel label(Place.Holds holds) {
        return switch (holds) {
            case RESTORED -> new StateLabel("Restored state", TideIcon.TURN, Tone.RESTORE);
            case PREVIOUS -> new StateLabel("State before", TideIcon.CLOCK, Tone.QUIET);
            case MIXED -> new StateLabel("Some of both", TideIcon.TRIANGLE, Tone.BAD);
            case UNKNOWN -> new StateLabel("Not known", TideIcon.TRIANGLE, Tone.WARN);
        };
    }
}
