package dev.tidemark.ticket.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.ticket.HandOver;
import dev.tidemark.ticket.HandOvers;
import dev.tidemark.ticket.TicketNumber;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.PlainTable;
import dev.tidemark.webui.Sizes;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import java.nio.file.Files;
import java.util.Objects;

/** The files of a hand-over, to fetch until they expire. */
class HandOverPanel extends Panel {
    HandOverPanel(
            HandOvers handOvers,
            CurrentActor current,
            TicketNumber number,
            HandOver handOver,
            Times times) {
        super("Files to fetch");
        var expires = Objects.requireNonNull(handOver.expiresAt());
        if (!handOver.readyAt(times.now())) {
            content(
                    new Words(
                                    "They could be fetched until %s and are deleted now. Ask support to lay them ready again."
                                            .formatted(times.within(expires)))
                            .styled("secondary"));
            return;
        }
        var table = new PlainTable("File", "#Size").tight();
        var may = handOvers.mayFetch(current.get(), number);
        for (var item : handOver.files()) {
            if (!may.isAllowed()) {
                table.row(new Words(item.name()), new Words(Sizes.bytes(item.bytes())));
                continue;
            }
            var link =
                    new Anchor(
                            DownloadHandler.fromInputStream(event -> {
                                var file = handOvers.fetch(current.get(), number, item.name());
                                return new DownloadResponse(
                                        Files.newInputStream(file),
                                        item.name(),
                                        "application/octet-stream",
                                        Files.size(file));
                            }),
                            item.name());
            table.row(link, new Words(Sizes.bytes(item.bytes())));
        }
        var until =
                new Div(
                        may.isAllowed()
                                ? "Until %s. HOW-TO.txt says how to use them."
                                        .formatted(times.within(expires))
                                : may.reason());
        until.addClassNames("secondary", "small", "panel-more");
        flush().content(table, until);
    }
}
