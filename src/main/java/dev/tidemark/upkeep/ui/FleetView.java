package dev.tidemark.upkeep.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.activity.ActivityService;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.environment.EnvironmentState;
import dev.tidemark.upkeep.FleetRow;
import dev.tidemark.upkeep.UpkeepService;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.EmptyState;
import dev.tidemark.webui.EnvironmentTab;
import dev.tidemark.webui.MainLayout;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.PageHeader;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.PlainTable;
import dev.tidemark.webui.Sizes;
import dev.tidemark.webui.StateLabel;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Tone;
import dev.tidemark.webui.Words;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All environments of all customers, overdue ones first, a page at a time; for staff. */
@Route(value = "fleet", layout = MainLayout.class)
@PageTitle("Fleet · Tidemark")
@PermitAll
public class FleetView extends Div implements BeforeEnterObserver {
    private static final int PAGE = 50;

    private final UpkeepService upkeeps;
    private final ActivityService activities;
    private final CurrentActor current;
    private final TextField search = new TextField();
    private final Div list = new Div();

    FleetView(UpkeepService upkeeps, ActivityService activities, CurrentActor current) {
        this.upkeeps = upkeeps;
        this.activities = activities;
        this.current = current;
        addClassName("page");
        search.setPlaceholder("Environment, project, customer");
        search.setAriaLabel("Search");
        search.setWidth("260px");
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> show());
        list.addClassNames("stack", "wide");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        var overdue = upkeeps.overdue(current.get());
        var held = activities.held(current.get());
        add(
                new PageHeader(
                                overdue == 0
                                        ? "Nothing is overdue."
                                        : Sizes.count(
                                                overdue,
                                                "environment is overdue.",
                                                "environments are overdue."))
                        .second(
                                new Words(
                                        Sizes.count(
                                                        upkeeps.fleetSize(current.get(), ""),
                                                        "environment",
                                                        "environments")
                                                + " of all customers"))
                        .actions(search));
        held.forEach((environment, reason) -> add(note(environment, reason)));
        add(list);
        show();
    }

    private static Note note(EnvironmentId environment, String reason) {
        return Note.bad(
                Note.saying("%s needs an operator.".formatted(environment), reason),
                new Anchor(EnvironmentTab.RESTORES.path(environment), "See what is where"));
    }

    private void show() {
        list.removeAll();
        var found = upkeeps.fleetSize(current.get(), search.getValue());
        if (found == 0) {
            list.add(
                    new Panel()
                            .content(
                                    new EmptyState(
                                            "No environment of that name",
                                            "Searched are environments, projects and customers.",
                                            Buttons.plain("Clear the search", search::clear))));
            return;
        }
        var table = new PlainTable("State", "Environment", "Plan", "Last good backup", "Next run");
        var more = new Div();
        more.addClassName("panel-more");
        append(table, more, 0);
        list.add(
                new Panel(
                                "Overdue first",
                                new Words(Sizes.count(found) + " found").styled("secondary"))
                        .flush()
                        .content(table, more));
    }

    private void append(PlainTable table, Div more, int from) {
        List<FleetRow> page = upkeeps.fleet(current.get(), search.getValue(), from, PAGE);
        page.forEach(row -> add(table, row));
        more.removeAll();
        if (page.size() == PAGE) {
            more.add(Buttons.quiet("Show more", () -> append(table, more, from + PAGE)));
        }
    }

    private static void add(PlainTable table, FleetRow row) {
        var times = Times.in(row.zone());
        var link = new Anchor(EnvironmentTab.BACKUPS.path(row.environment()), row.title());
        link.addClassName("strong");
        table.row(
                state(row, times).badge(),
                PlainTable.two(link, row.organization()),
                PlainTable.two(row.plan(), row.host()),
                when(row.lastGoodAt(), times, "none yet"),
                when(row.nextRunAt(), times, "none"));
    }

    private static StateLabel state(FleetRow row, Times times) {
        if (row.state() == EnvironmentState.INACTIVE) {
            return new StateLabel("Inactive", TideIcon.PAUSE, Tone.QUIET);
        }
        if (row.isOverdue(times.now())) {
            return new StateLabel("Overdue", TideIcon.SHIELD_ALERT, Tone.BAD);
        }
        return row.lastGoodAt() == null
                ? new StateLabel("Not protected yet", TideIcon.SHIELD, Tone.QUIET)
                : new StateLabel("Safe", TideIcon.SHIELD_TICK, Tone.GOOD);
    }

    private static com.vaadin.flow.component.Component when(
            @Nullable Instant at, Times times, String otherwise) {
        return at == null
                ? new Words(otherwise).styled("secondary")
                : PlainTable.two(times.moment(at), times.relative(at));
    }
}
