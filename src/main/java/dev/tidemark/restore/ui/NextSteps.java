package dev.tidemark.restore.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import dev.tidemark.environment.Environment;
import dev.tidemark.restore.Restore;
import dev.tidemark.webui.EnvironmentTab;
import dev.tidemark.webui.Words;
import org.jspecify.annotations.Nullable;

/** What the reader should do once an environment is back. */
class NextSteps extends OrderedList {
    /**
     * @param restoredCode the revision that runs now, null if code was not brought back
     */
    NextSteps(Environment environment, Restore restore, @Nullable String restoredCode) {
        addClassName("steps");
        var url = environment.url();
        step(
                "Look at the site",
                url == null
                        ? new Words("Check what was wrong.")
                        : new Words("Open ")
                                .external(url, url.replaceFirst("^https?://", ""))
                                .text(" and check what was wrong."));
        var code = environment.code();
        if (restoredCode != null && code != null) {
            var command =
                    new Div(
                            "git revert --no-edit %s..HEAD && git push"
                                    .formatted(shortened(restoredCode)));
            command.addClassName("command");
            step(
                    "Bring Git in line, or the next deployment undoes the code",
                    new Div(
                            new Words("Running ")
                                    .code(shortened(restoredCode))
                                    .text(". If branch ")
                                    .code(code.branch())
                                    .text(" is ahead of it and you want to keep the older code:"),
                            command));
        }
        var safety = restore.safetyBackup();
        if (safety != null) {
            step(
                    "Fetch single things back, if you miss some",
                    new Words("The safety backup has everything of before. ")
                            .link(
                                    EnvironmentTab.BACKUPS.path(environment.id()) + "/" + safety,
                                    "Show it"));
        }
    }

    private void step(String title, Component text) {
        var mark = new Span(Integer.toString(getElement().getChildCount() + 1));
        mark.addClassName("step-mark");
        var head = new Div(title);
        head.addClassName("step-title");
        var detail = new Div(text);
        detail.addClassName("step-detail");
        add(new ListItem(mark, head, detail));
    }

    private static String shortened(String revision) {
        return revision.substring(0, Math.min(7, revision.length()));
    }
}
