package dev.tidemark.ticket.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.markdown.Markdown;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import dev.tidemark.account.Actor;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.ticket.Entry;
import dev.tidemark.ticket.TicketNumber;
import dev.tidemark.ticket.TicketService;
import dev.tidemark.webui.Sizes;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What was said and what happened, oldest first. */
class Conversation extends OrderedList {
    private final transient TicketService tickets;
    private final transient CurrentActor current;
    private final TicketNumber number;
    private final Times times;
    private List<Entry> shown = List.of();

    Conversation(TicketService tickets, CurrentActor current, TicketNumber number, Times times) {
        this.tickets = tickets;
        this.current = current;
        this.number = number;
        this.times = times;
        addClassName("conversation");
        getElement().setAttribute("aria-label", "Conversation");
        show();
    }

    /** Adds what is new; what is there stays as it is. */
    final void show() {
        var actor = current.get();
        var all = tickets.conversation(actor, number);
        all.stream().skip(shown.size()).forEach(entry -> add(item(entry, actor)));
        shown = all;
    }

    private ListItem item(Entry entry, Actor actor) {
        var item =
                new ListItem(
                        entry.kind() == Entry.Kind.EVENT ? event(entry) : message(entry, actor));
        return item;
    }

    private Component event(Entry entry) {
        var line =
                new Div(
                        TideIcon.INFO.create(),
                        new Span(times.moment(entry.at()) + " · " + entry.words()));
        line.addClassName("happened");
        return line;
    }

    private Component message(Entry entry, Actor actor) {
        var mine = entry.author().is(actor);
        var avatar = new Span(initials(entry.author().name()));
        avatar.addClassName("avatar");
        avatar.getElement().setAttribute("aria-hidden", "true");
        if (entry.side() == Entry.Side.STAFF) {
            avatar.addClassName("staff");
        }
        var head =
                new Words()
                        .strong(mine ? "You" : entry.author().name())
                        .secondary(" " + times.moment(entry.at()) + role(entry));
        head.addClassName("message-head");
        var bubble = new Div(new Markdown(entry.words()));
        bubble.addClassName("bubble");
        if (!entry.files().isEmpty()) {
            bubble.add(files(entry));
        }
        var message = new Div(avatar, new Div(new Div(head), bubble));
        message.addClassName("message");
        message.setClassName("mine", mine && entry.kind() != Entry.Kind.NOTE);
        message.setClassName("internal", entry.kind() == Entry.Kind.NOTE);
        return message;
    }

    private static String role(Entry entry) {
        return switch (entry.kind()) {
            case NOTE -> " · internal, never shown to the customer";
            case QUESTION -> " · support asks";
            case MESSAGE -> entry.side() == Entry.Side.STAFF ? " · support" : "";
            case EVENT -> "";
        };
    }

    private Component files(Entry entry) {
        var files = new Div();
        files.addClassName("attachments");
        for (var file : entry.files()) {
            var link = new Anchor(download(file), "");
            link.add(
                    TideIcon.CLIP.create(),
                    new Span("%s · %s".formatted(file.name(), Sizes.bytes(file.bytes()))));
            if (file.shownAsPicture()) {
                var picture = new Image(picture(file), file.name());
                picture.getElement().setAttribute("loading", "lazy");
                files.add(picture);
            }
            files.add(link);
        }
        return files;
    }

    private DownloadHandler download(Entry.Attachment file) {
        return DownloadHandler.fromInputStream(event -> response(file));
    }

    /** Only types that the portal has found to be pictures. */
    private DownloadHandler picture(Entry.Attachment file) {
        return DownloadHandler.fromInputStream(event -> response(file)).inline();
    }

    private DownloadResponse response(Entry.Attachment file) {
        var content = tickets.file(current.get(), number, file.id());
        return new DownloadResponse(
                new ByteArrayInputStream(content),
                file.name(),
                file.shownAsPicture() ? file.mediaType() : "application/octet-stream",
                content.length);
    }

    static String initials(String name) {
        return Arrays.stream(name.split("\\s+"))
                .filter(part -> !part.isEmpty())
                .limit(2)
                .map(part -> part.substring(0, part.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining());
    }
}
