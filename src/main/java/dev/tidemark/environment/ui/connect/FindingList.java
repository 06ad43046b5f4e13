package dev.tidemark.environment.ui.connect;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tidemark.environment.Finding;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.Notices;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Tone;
import dev.tidemark.webui.Words;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** What checks have found, errors first; a remedy that is a statement can be copied. */
final class FindingList extends UnorderedList {
    private static final Pattern STATEMENT = Pattern.compile("^(GRANT|CREATE|chmod|apt-get) .*");

    FindingList(List<Finding> findings) {
        addClassName("findings");
        findings.stream()
                .sorted(Comparator.comparing(Finding::level).reversed())
                .map(FindingList::item)
                .forEach(this::add);
    }

    private static ListItem item(Finding finding) {
        var tone = tone(finding.level());
        var words = new Words();
        words.with(Words.forReaders(spoken(finding.level()) + ": "));
        words.strong(finding.message());
        words.text(" ").secondary(finding.where());
        var text = new Div(words);
        text.addClassNames("stack", "tight", "grow");
        var remedy = finding.remedy();
        if (remedy != null) {
            text.add(STATEMENT.matcher(remedy).matches() ? statement(remedy) : new Words(remedy));
        }
        var icon = icon(finding.level()).create();
        icon.addClassName(tone.className());
        var item = new ListItem(icon, text);
        item.addClassName("finding");
        return item;
    }

    private static Div statement(String remedy) {
        var code = new Code(remedy);
        code.addClassNames("command", "grow");
        var copy =
                Buttons.small(
                        "Copy",
                        () ->
                                code.getElement()
                                        .executeJs(
                                                "return navigator.clipboard ? navigator.clipboard.writeText($0).then(() => true)"
                                                        + " : false",
                                                remedy)
                                        .then(Boolean.class, FindingList::told));
        copy.setAriaLabel("Copy " + remedy);
        var row = new Div(code, copy);
        row.addClassName("row");
        return row;
    }

    private static void told(boolean copied) {
        if (copied) {
            Notices.done("Copied.");
        } else {
            Notices.refused(
                    "This browser does not let the page copy. Select the text and copy it yourself.");
        }
    }

    private static Tone tone(Finding.Level level) {
        return switch (level) {
            case GOOD -> Tone.GOOD;
            case WARNING -> Tone.WARN;
            case ERROR -> Tone.BAD;
        };
    }

    private static TideIcon icon(Finding.Level level) {
        return switch (level) {
            case GOOD -> TideIcon.CIRCLE_TICK;
            case WARNING -> TideIcon.TRIANGLE;
            case ERROR -> TideIcon.CIRCLE_CROSS;
        };
    }

    private static String spoken(Finding.Level level) {
        return switch (level) {
            case GOOD -> "Good";
            case WARNING -> "Needs a look";
            case ERROR -> "To be mended";
        };
    }
}
