package dev.tidemark.ticket.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.tidemark.account.AccountService;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.account.Organization;
import dev.tidemark.base.NothingHere;
import dev.tidemark.environment.EnvironmentRow;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.ticket.Severity;
import dev.tidemark.ticket.SupportService;
import dev.tidemark.ticket.TicketFeed;
import dev.tidemark.ticket.TicketFilter;
import dev.tidemark.ticket.TicketRow;
import dev.tidemark.ticket.TicketState;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.EmptyState;
import dev.tidemark.webui.MainLayout;
import dev.tidemark.webui.Notices;
import dev.tidemark.webui.PageHeader;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.PlainTable;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import jakarta.annotation.security.PermitAll;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What waits for the hosting team, late ones first. */
@Route(value = "support/queue", layout = MainLayout.class)
@PageTitle("Queue · Tidemark")
@PermitAll
public class QueueView extends Div implements BeforeEnterObserver {
    private static final int PAGE = 25;

    private final SupportService support;
    private final CurrentActor current;
    private final TextField search = new TextField();
    private final Select<Severity> severity = new Select<>();
    private final Select<TicketState.Kind> state = new Select<>();
    private final ComboBox<Organization> organization = new ComboBox<>();
    private final ComboBox<EnvironmentRow> environment = new ComboBox<>();
    private final Div body = new Div();
    private Tab tab = Tab.OPEN;

    /** What is listed; in the address by its name in small letters. */
    private enum Tab {
        OPEN("All open"),
        UNASSIGNED("Unassigned"),
        MINE("Mine"),
        APPROVAL("Needs approval"),
        WAITING("Waiting for customer"),
        CLOSED("Closed");

        private final String word;

        Tab(String word) {
            this.word = word;
        }

        private String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    QueueView(
            SupportService support,
            AccountService accounts,
            EnvironmentService environments,
            CurrentActor current,
            TicketFeed feed) {
        this.support = support;
        this.current = current;
        addClassName("page");
        body.addClassNames("stack", "wide");
        search.setPlaceholder("Number, customer, environment");
        search.setAriaLabel("Search");
        search.setWidth("270px");
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> show());
        Shortcuts.addShortcutListener(this, () -> search.focus(), Key.SLASH).listenOn(this);
        choices(severity, "How bad", one -> TicketWords.label(one).text(), Severity.values());
        choices(
                state,
                "State",
                one -> TicketWords.label(one, false).text(),
                TicketState.Kind.values());
        organization.setAriaLabel("Organization");
        organization.setPlaceholder("Organization: all");
        organization.setClearButtonVisible(true);
        organization.setItems(accounts.organizations(current.get()));
        organization.setItemLabelGenerator(Organization::name);
        organization.addValueChangeListener(change -> {
            offerEnvironments(environments);
            show();
        });
        environment.setAriaLabel("Environment");
        environment.setPlaceholder("Environment: all");
        environment.setClearButtonVisible(true);
        environment.setItemLabelGenerator(EnvironmentRow::title);
        environment.setVisible(false);
        environment.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                show();
            }
        });
        LiveTickets.follow(this, feed, number -> true, this::show);
    }

    @SafeVarargs
    private <T> void choices(Select<T> select, String of, Function<T, String> word, T... all) {
        var none = of + ": all";
        select.setAriaLabel(of);
        select.setPlaceholder(none);
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(none);
        select.setItems(all);
        select.setItemLabelGenerator(one -> one == null ? none : word.apply(one));
        select.addValueChangeListener(change -> show());
    }

    /** Those of the organization that is chosen: of all there are too many to choose from. */
    private void offerEnvironments(EnvironmentService environments) {
        var chosen = organization.getValue();
        environment.setVisible(chosen != null);
        environment.setItems(
                chosen == null
                        ? List.of()
                        : environments.visible(current.get()).stream()
                                .filter(row -> row.organization().equals(chosen.id()))
                                .toList());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!current.get().isStaff()) {
            throw new NothingHere();
        }
        tab =
                event.getLocation()
                        .getQueryParameters()
                        .getSingleParameter("show")
                        .flatMap(key ->
                                Arrays.stream(Tab.values())
                                        .filter(one -> one.key().equals(key))
                                        .findFirst())
                        .orElse(Tab.OPEN);
        show();
    }

    private TicketFilter filter(Tab of) {
        var actor = current.get();
        return new TicketFilter(
                of != Tab.CLOSED,
                switch (of) {
                    case APPROVAL -> TicketState.Kind.NEEDS_APPROVAL;
                    case WAITING -> TicketState.Kind.WAITING;
                    case OPEN, UNASSIGNED, MINE, CLOSED -> state.getValue();
                },
                severity.getValue(),
                of == Tab.MINE ? actor.id() : null,
                of == Tab.UNASSIGNED,
                organization.getValue() == null ? null : organization.getValue().id(),
                environment.getValue() == null ? null : environment.getValue().id(),
                search.getValue().isBlank() ? null : search.getValue());
    }

    private void show() {
        var actor = current.get();
        var late = support.late(actor);
        var second = new Words("%d open. ".formatted(support.count(actor, TicketFilter.OPEN)));
        if (late > 0) {
            second.tone(
                    dev.tidemark.webui.Tone.BAD, late == 1 ? "1 is late. " : late + " are late. ");
        }
        var filters = new Div(severity, state, organization, environment);
        filters.addClassNames("row", "wrap");
        var line = new Div(tabs(), filters);
        line.addClassNames("row", "between", "wrap");
        if (getComponentCount() == 0) {
            add(new Div(), line, body);
        }
        replace(getComponentAt(0), new PageHeader("Queue").second(second).actions(search));
        replace(getComponentAt(1), line);
        list();
    }

    private Component tabs() {
        var tabs = new Nav();
        tabs.addClassName("tabs");
        tabs.setAriaLabel("Which tickets");
        for (var one : Tab.values()) {
            var text =
                    one == Tab.CLOSED
                            ? one.word
                            : one.word + " " + support.count(current.get(), filter(one));
            var link = new Anchor("support/queue?show=" + one.key(), text);
            if (one == tab) {
                link.getElement().setAttribute("aria-current", "page");
            }
            tabs.add(link);
        }
        return tabs;
    }

    private void list() {
        body.removeAll();
        var first = support.queue(current.get(), filter(tab), 0, PAGE);
        if (first.isEmpty()) {
            body.add(
                    new Panel()
                            .content(
                                    new EmptyState(
                                            tab == Tab.OPEN ? "Nothing waits" : "None of these",
                                            "New requests appear here by themselves.")));
            return;
        }
        var table =
                new PlainTable("Time left", "How bad", "Ticket", "State", "With", "#Waiting")
                        .named("queue");
        first.forEach(row -> add(table, row));
        var more = new Div();
        more.addClassName("panel-more");
        offerMore(table, more, first.size());
        body.add(
                new Panel()
                        .flush()
                        .content(table, more)
                        .foot(
                                new Words(
                                        "Sorted by time left. The clock stands while a customer is asked."),
                                new Words("Updates by itself · / search")));
    }

    private void offerMore(PlainTable table, Div more, int shown) {
        more.removeAll();
        if (shown % PAGE == 0) {
            more.add(
                    Buttons.quiet(
                            "Show more",
                            () -> {
                                var next = support.queue(current.get(), filter(tab), shown, PAGE);
                                next.forEach(row -> add(table, row));
                                if (next.isEmpty()) {
                                    more.removeAll();
                                } else {
                                    offerMore(table, more, shown + next.size());
                                }
                            }));
        }
    }

    private void add(PlainTable table, TicketRow row) {
        var times = Times.in(row.zone());
        var link =
                new Anchor(
                        "support/tickets/" + row.number().value(),
                        row.number() + " " + row.title());
        link.addClassName("strong");
        var cells =
                table.row(
                        new TimeLeft(
                                row.clocks(), row.state(), row.filedAt(), row.startAt(), times),
                        TicketWords.label(row.severity()).badge(),
                        PlainTable.two(
                                link, row.organizationName() + " · " + row.environmentTitle()),
                        TicketWords.label(row.state(), false).badge(),
                        with(row),
                        new Words(times.relative(row.filedAt())).styled("secondary"));
        var next = row.clocks().next();
        if (row.state().isOpen()
                && next != null
                && next.isBefore(times.now())
                && row.state() != TicketState.Kind.RESTORED) {
            cells.addClassName("alarm");
        }
    }

    private Component with(TicketRow row) {
        if (row.assignee() != null) {
            return new Words(row.assignee().name());
        }
        return row.state() == TicketState.Kind.FILED
                ? Buttons.small(
                        "Take ticket",
                        () -> {
                            if (Notices.attempt(() -> support.take(current.get(), row.number()))) {
                                getUI().ifPresent(ui ->
                                        ui.navigate("support/tickets/" + row.number().value()));
                            }
                            show();
                        })
                : new Words("–");
    }
}
