package dev.tidemark.upkeep.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.plan.BuiltInPlans;
import dev.tidemark.plan.Plan;
import dev.tidemark.plan.PlanService;
import dev.tidemark.plan.ProjectTerms;
import dev.tidemark.upkeep.ClockWatch;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.MainLayout;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.Notices;
import dev.tidemark.webui.PageHeader;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.PlainTable;
import dev.tidemark.webui.Sizes;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The plans there are and who has them; for staff. */
@Route(value = "plans", layout = MainLayout.class)
@PageTitle("Plans · Tidemark")
@PermitAll
public class PlanListView extends Div implements BeforeEnterObserver {
    private final PlanService plans;
    private final ClockWatch watch;
    private final CurrentActor current;

    PlanListView(PlanService plans, ClockWatch watch, CurrentActor current) {
        this.plans = plans;
        this.watch = watch;
        this.current = current;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        removeAll();
        var actor = current.get();
        var projects = plans.projects(actor);
        var used =
                projects.stream()
                        .collect(
                                Collectors.groupingBy(
                                        project -> project.plan().id(), Collectors.counting()));
        add(
                new PageHeader("Plans")
                        .second(
                                new Words(
                                        "What customers are granted: who takes backups, when they run, how long they stay.")));
        var body = new Div();
        body.addClassNames("stack", "wide");
        watch.whyPaused().ifPresent(why -> body.add(clock(why)));
        var table = new PlainTable("Plan", "Keeps the promises of", "#Version", "#Projects");
        plans.all(actor).forEach(plan -> row(table, plan, used.getOrDefault(plan.id(), 0L)));
        body.add(new Panel("All plans").flush().content(table));
        body.add(new Panel("Projects").flush().content(projects(projects)));
        add(body);
    }

    private Note clock(String why) {
        return Note.warn(Note.saying("Nothing is deleted anywhere.", why))
                .withActions(
                        Buttons.plain(
                                "The time is right",
                                TideIcon.CLOCK,
                                () -> {
                                    if (Notices.attempt(() -> watch.confirm(current.get()))) {
                                        show();
                                    }
                                }));
    }

    private static void row(PlainTable table, Plan plan, long used) {
        var link = new Anchor("plans/" + plan.id(), plan.title());
        link.addClassName("strong");
        table.row(
                PlainTable.two(link, plan.id()),
                new Words(
                        plan.origin().isEmpty()
                                ? BuiltInPlans.find(plan.id()).isPresent()
                                        ? "our own, the best of each"
                                        : "an own plan"
                                : plan.origin()),
                new Words(String.valueOf(plan.version())),
                new Words(Sizes.count(used)));
    }

    private static PlainTable projects(List<ProjectTerms> projects) {
        var table = new PlainTable("Project", "Plan", "In force since", "Policy of its own");
        Function<ProjectTerms, Anchor> link =
                project -> new Anchor("plans/" + project.plan().id(), project.plan().title());
        for (var project : projects) {
            table.row(
                    PlainTable.two(new Words().strong(project.name()), project.organizationName()),
                    link.apply(project),
                    new Words(Times.in(project.zone()).moment(project.since())),
                    new Words(project.policy() == null ? "no" : "yes"));
        }
        return table;
    }
}
