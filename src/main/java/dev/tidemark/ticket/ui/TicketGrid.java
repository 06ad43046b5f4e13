package dev.tidemark.ticket.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import dev.tidemark.account.Actor;
import dev.tidemark.ticket.TicketRow;
import dev.tidemark.webui.Cells;
import dev.tidemark.webui.Narrow;
import dev.tidemark.webui.StateLabel;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Times;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/** Tickets in rows of two lines, as cards on a phone; a row leads to its ticket. */
class TicketGrid extends Grid<TicketRow> {
    /** More than a screen has; the rest comes as it is scrolled. */
    private static final int FIRST_ROWS = 25;

    private static final String TICKET =
            """
            <div class="cell"><a class="first strong" href="${item.href}">${item.number} ${item.title}</a>
            <span class="second">${item.where}</span></div>
            """;
    private static final String STATE = badge("state");
    private static final String SEVERITY = badge("severity");
    private static final String WITH =
            """
            <div class="cell"><span class="first">${item.who}</span><span class="second">${item.filed}</span></div>
            """;
    private static final String CARD =
            """
            <div class="backup-card"><div class="row between top"><a class="strong" href="${item.href}">${item.number} ${item.title}</a>%s</div>
            <span class="secondary small">${item.where}</span><span class="secondary small">${item.filed}</span></div>
            """
                    .formatted(STATE);

    private final boolean staff;

    TicketGrid(Actor actor) {
        this.staff = actor.isStaff();
        addThemeVariants(GridVariant.NO_BORDER);
        setSelectionMode(SelectionMode.NONE);
        setPageSize(FIRST_ROWS);
        setAllRowsVisible(true);
        addClassName("backups-grid");
        var cells = cells();
        var wide =
                List.of(
                        addColumn(cells.of(TICKET)).setHeader("Ticket").setFlexGrow(1),
                        addColumn(cells.of(STATE))
                                .setHeader("State")
                                .setWidth("190px")
                                .setFlexGrow(0),
                        addColumn(cells.of(SEVERITY))
                                .setHeader("How bad")
                                .setWidth("150px")
                                .setFlexGrow(0),
                        addColumn(cells.of(WITH))
                                .setHeader("Filed")
                                .setWidth("220px")
                                .setFlexGrow(0));
        var card = addColumn(cells.of(CARD)).setFlexGrow(1);
        Narrow.follow(
                this,
                narrow -> {
                    wide.forEach(column -> column.setVisible(!narrow));
                    card.setVisible(narrow);
                });
        addItemClickListener(
                click -> getUI().ifPresent(ui -> ui.navigate(href(click.getItem(), staff))));
    }

    static String href(TicketRow row, boolean staff) {
        return (staff ? "support/tickets/" : "tickets/") + row.number().value();
    }

    private static String badge(String of) {
        return """
        <vaadin-badge class="${item.%1$sTone}"><vaadin-icon slot="icon" src="%2$s" symbol="${item.%1$sIcon}"></vaadin-icon>${item.%1$s}</vaadin-badge>
        """
                .formatted(of, TideIcon.SOURCE);
    }

    private Cells<TicketRow> cells() {
        var times = Times.in(ZoneId.of("UTC"));
        var cells =
                new Cells<TicketRow>()
                        .with("href", row -> href(row, staff))
                        .with("number", row -> row.number().toString())
                        .with("title", TicketRow::title)
                        .with(
                                "where",
                                row ->
                                        staff
                                                ? row.organizationName()
                                                        + " · "
                                                        + row.environmentTitle()
                                                : row.environmentTitle())
                        .with("who", TicketRow::filedBy)
                        .with("filed", row -> times.relative(row.filedAt()));
        label(cells, "state", row -> TicketWords.label(row.state(), !staff));
        label(cells, "severity", row -> TicketWords.label(row.severity()));
        return cells;
    }

    private static void label(
            Cells<TicketRow> cells, String name, Function<TicketRow, StateLabel> label) {
        cells.with(name, row -> label.apply(row).text())
                .with(name + "Tone", row -> label.apply(row).tone().className())
                .with(name + "Icon", row -> label.apply(row).icon().symbol());
    }
}
