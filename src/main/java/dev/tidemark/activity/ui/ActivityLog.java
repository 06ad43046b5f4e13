package dev.tidemark.activity.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.activity.ActivityId;
import dev.tidemark.activity.ActivityLine;
import dev.tidemark.activity.ActivityService;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Times;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** The log of an activity: new lines are added below, the whole of it can be downloaded. */
public class ActivityLog extends Panel {
    private static final int PAGE = 500;

    private final ActivityId activity;
    private final ActivityService activities;
    private final CurrentActor current;
    private final Times times;
    private final Div lines = new Div();
    private long last;

    public ActivityLog(
            ActivityId activity, ActivityService activities, CurrentActor current, Times times) {
        this(activity, activities, current, times, new Anchor());
    }

    private ActivityLog(
            ActivityId activity,
            ActivityService activities,
            CurrentActor current,
            Times times,
            Anchor download) {
        super("Log", download);
        this.activity = activity;
        this.activities = activities;
        this.current = current;
        this.times = times;
        download.setHref(download());
        download.add(TideIcon.DOWNLOAD.create(), new Span(" Download"));
        download.setDownload(true);
        lines.addClassName("log");
        lines.getElement().setAttribute("tabindex", "0");
        lines.getElement().setAttribute("role", "log");
        lines.getElement().setAttribute("aria-label", "Log");
        flush().content(lines);
        more();
    }

    /** Adds what was written since. */
    public final void more() {
        var news = activities.lines(current.get(), activity, last, PAGE);
        news.forEach(this::add);
        if (!news.isEmpty()) {
            lines.getElement().executeJs("this.scrollTop = this.scrollHeight");
        } else if (last == 0 && lines.getElement().getChildCount() == 0) {
            lines.setText("No line yet.");
        }
    }

    private void add(ActivityLine line) {
        if (last == 0) {
            lines.removeAll();
        }
        last = line.id();
        var at = new Span(times.clock(line.at()));
        at.addClassName("at");
        var words = new Span(line.line());
        switch (line.level()) {
            case WARNING -> words.addClassName("warning");
            case ERROR -> words.addClassName("error");
            case INFO -> {}
        }
        lines.add(new Div(at, words));
    }

    private DownloadHandler download() {
        return DownloadHandler.fromInputStream(event -> {
            var bytes = text().getBytes(StandardCharsets.UTF_8);
            return new DownloadResponse(
                    new ByteArrayInputStream(bytes),
                    activity + ".log",
                    "text/plain;charset=utf-8",
                    bytes.length);
        });
    }

    private String text() {
        var text = new StringBuilder();
        long after = 0;
        while (true) {
            var page = activities.lines(current.get(), activity, after, PAGE);
            for (var line : page) {
                text.append(line.at())
                        .append(' ')
                        .append(line.level())
                        .append(' ')
                        .append(line.line())
                        .append('\n');
                after = line.id();
            }
            if (page.size() < PAGE) {
                return text.toString();
            }
        }
    }
}
