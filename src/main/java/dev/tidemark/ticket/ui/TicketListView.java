package dev.tidemark.ticket.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.environment.EnvironmentRow;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.ticket.TicketFeed;
import dev.tidemark.ticket.TicketFilter;
import dev.tidemark.ticket.TicketRow;
import dev.tidemark.ticket.TicketService;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.EmptyState;
import dev.tidemark.webui.MainLayout;
import dev.tidemark.webui.PageHeader;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.TideIcon;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;

/** The tickets of the environments that one sees, newest first, and the drafts. */
@Route(value = "tickets", layout = MainLayout.class)
@PageTitle("Tickets · Tidemark")
@PermitAll
public class TicketListView extends Div implements BeforeEnterObserver {
    private final TicketService tickets;
    private final EnvironmentService environments;
    private final CurrentActor current;
    private final TextField search = new TextField();
    private final Select<Shown> shown = new Select<>();
    private final Div list = new Div();
    private final Grid<TicketRow> grid;

    private enum Shown {
        OPEN("Open"),
        CLOSED("Closed"),
        ALL("All");

        private final String word;

        Shown(String word) {
            this.word = word;
        }

        private @Nullable Boolean open() {
            return switch (this) {
                case OPEN -> true;
                case CLOSED -> false;
                case ALL -> null;
            };
        }
    }

    TicketListView(
            TicketService tickets,
            EnvironmentService environments,
            CurrentActor current,
            TicketFeed feed) {
        this.tickets = tickets;
        this.environments = environments;
        this.current = current;
        addClassName("page");
        search.setPlaceholder("Number, words, environment");
        search.setAriaLabel("Search");
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> show());
        shown.setAriaLabel("Which tickets");
        shown.setItems(Shown.values());
        shown.setItemLabelGenerator(one -> one.word);
        shown.setValue(Shown.ALL);
        shown.addValueChangeListener(change -> show());
        list.addClassNames("stack", "wide");
        grid = new TicketGrid(current.get());
        grid.setItems(
                query ->
                        tickets
                                .list(current.get(), filter(), query.getOffset(), query.getLimit())
                                .stream(),
                query -> tickets.count(current.get(), filter()));
        LiveTickets.follow(this, feed, number -> true, this::show);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        add(
                new PageHeader("Tickets")
                        .second(
                                new Div(
                                        "Requests for a restore: what was asked, what was decided, what came of it."))
                        .actions(ask()),
                list);
        show();
    }

    private TicketFilter filter() {
        return new TicketFilter(
                shown.getValue().open(),
                null,
                null,
                null,
                false,
                null,
                null,
                search.getValue().isBlank() ? null : search.getValue());
    }

    /** For the one environment, or a choice of them. */
    private Component ask() {
        var possible = tickets.requestable(current.get());
        if (possible.isEmpty()) {
            return new Div();
        }
        var ask = Buttons.primary("Request a restore", TideIcon.TURN, () -> {});
        if (possible.size() == 1) {
            ask.addClickListener(click -> request(possible.getFirst()));
            return ask;
        }
        var menu = new com.vaadin.flow.component.contextmenu.ContextMenu(ask);
        menu.setOpenOnClick(true);
        possible.forEach(row -> menu.addItem(row.title(), click -> request(row)));
        return ask;
    }

    private void request(EnvironmentRow row) {
        getUI().ifPresent(ui -> ui.navigate(RequestView.path(row.id(), null)));
    }

    private void show() {
        list.removeAll();
        var drafts = tickets.drafts(current.get());
        if (!drafts.isEmpty()) {
            var links = new Div();
            links.addClassName("stack");
            drafts.forEach(saved ->
                    links.add(
                            new Anchor(
                                    RequestView.path(saved.draft().environment(), null),
                                    "%s: %s"
                                            .formatted(
                                                    environments
                                                            .find(
                                                                    current.get(),
                                                                    saved.draft().environment())
                                                            .title(),
                                                    saved.draft().title().isBlank()
                                                            ? "begun, nothing said yet"
                                                            : saved.draft().title()))));
            list.add(new Panel("Not sent yet").content(links));
        }
        var all = tickets.count(current.get(), TicketFilter.ALL);
        if (all == 0) {
            list.add(
                    new Panel()
                            .content(
                                    new EmptyState(
                                            "No ticket yet",
                                            "When something broke and cannot be mended otherwise, ask for a restore. It is"
                                                    + " listed here.")));
            return;
        }
        var found = tickets.count(current.get(), filter());
        var panel = new Panel(found == 1 ? "1 ticket" : found + " tickets", filters()).flush();
        if (found == 0) {
            panel.content(
                    new EmptyState(
                            "No ticket matches",
                            "There are %d others.".formatted(all),
                            Buttons.plain(
                                    "Clear filter",
                                    () -> {
                                        search.clear();
                                        shown.setValue(Shown.ALL);
                                    })));
        } else {
            panel.content(grid);
            grid.getDataProvider().refreshAll();
        }
        list.add(panel);
    }

    private Component filters() {
        var filters = new Div(search, shown);
        filters.addClassNames("row", "wrap");
        return filters;
    }
}
