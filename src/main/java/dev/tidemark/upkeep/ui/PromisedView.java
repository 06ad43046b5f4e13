package dev.tidemark.upkeep.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tidemark.account.Actor;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.account.OrganizationRole;
import dev.tidemark.backup.VaultService;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.plan.PlanService;
import dev.tidemark.plan.Terms;
import dev.tidemark.upkeep.DeletionService;
import dev.tidemark.upkeep.Upkeep;
import dev.tidemark.upkeep.UpkeepService;
import dev.tidemark.upkeep.UpkeepService.Standing;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.EnvironmentPages;
import dev.tidemark.webui.EnvironmentTab;
import dev.tidemark.webui.MainLayout;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.Notices;
import dev.tidemark.webui.PageHeader;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.Optional;

/** What the plan promises an environment, beside how it really is. */
@Route(value = "environments/:environmentId/promised", layout = MainLayout.class)
@PermitAll
public class PromisedView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final Duration CHARTED = Duration.ofDays(365);

    private final UpkeepService upkeeps;
    private final DeletionService deletions;
    private final VaultService vaults;
    private final PlanService plans;
    private final CurrentActor current;
    private final EnvironmentPages environments;
    private String title = "What is promised";

    PromisedView(
            UpkeepService upkeeps,
            DeletionService deletions,
            VaultService vaults,
            PlanService plans,
            CurrentActor current,
            EnvironmentPages environments) {
        this.upkeeps = upkeeps;
        this.deletions = deletions;
        this.vaults = vaults;
        this.plans = plans;
        this.current = current;
        this.environments = environments;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(new EnvironmentId(event.getRouteParameters().get("environmentId").orElseThrow()));
    }

    private void show(EnvironmentId environment) {
        removeAll();
        var actor = current.get();
        var header = environments.header(environment, EnvironmentTab.PROMISED);
        var standing = upkeeps.standing(actor, environment);
        var times = Times.in(standing.terms().zone());
        title = "What is promised to " + environments.title(environment);
        var body = new Div();
        body.addClassNames("stack", "wide");
        var plan = standing.terms().plan();
        body.add(
                new Words("Plan ")
                        .strong(plan.title())
                        .text(
                                ", version %d, in force since %s. Times are in %s."
                                        .formatted(
                                                plan.version(),
                                                times.within(standing.terms().since()),
                                                times.zoneName())));
        alarm(standing, times).ifPresent(body::add);
        body.add(new Panel().flush().content(new PromisesTable(standing, times)));
        body.add(runs(standing, times));
        body.add(vault(actor, environment, times));
        body.add(deletion(actor, environment, standing, times));
        var policy = new Anchor(EnvironmentTab.POLICY.path(environment), "Change the policy");
        if (actor.isOperator()) {
            header.actions(
                    Buttons.plain("Conditions", () -> askStanding(actor, standing.terms())),
                    policy);
        } else {
            header.actions(policy);
        }
        if (actor.isOperator()
                || actor.roleIn(standing.terms().organization()) == OrganizationRole.OWNER) {
            header.addAction(
                    new Anchor(
                            "environments/" + environment + "/if-all-is-lost", "If all is lost"));
        }
        add(header, body);
    }

    private void askStanding(Actor actor, Terms terms) {
        new StandingDialog(
                        environments.title(terms.environment()),
                        terms.standing(),
                        said -> {
                            plans.setStanding(actor, terms.environment(), said);
                            Notices.done("Saved. The plan is applied with it from now on.");
                            show(terms.environment());
                        })
                .open();
    }

    private static Optional<Component> alarm(Standing standing, Times times) {
        var overdue = standing.upkeep().filter(upkeep -> upkeep.isOverdue(times.now()));
        if (overdue.isPresent()) {
            var last = overdue.map(Upkeep::lastGoodAt);
            return Optional.of(
                    Note.bad(
                            Note.saying(
                                    "A backup is overdue.",
                                    last.map(at ->
                                                    "The newest good one is of %s. Everything stored so far is intact."
                                                            .formatted(times.within(at)))
                                            .orElse("There is no good one yet. Take one now."))));
        }
        return standing.upkeep()
                .flatMap(upkeep -> Optional.ofNullable(upkeep.retentionPaused()))
                .map(why -> Note.warn(Note.saying("Nothing is deleted now.", why)));
    }

    private static Component runs(Standing standing, Times times) {
        var panel = new Panel("Next five runs");
        if (standing.nextRuns().isEmpty()) {
            return panel.content(
                    new Words("Nothing is planned for this environment.").styled("secondary"));
        }
        return panel.flush().content(new NextRuns(standing.nextRuns(), times));
    }

    private Component vault(Actor actor, EnvironmentId environment, Times times) {
        var sizes = vaults.sizes(actor, environment, times.now().minus(CHARTED));
        var panel =
                actor.isOperator()
                        ? new Panel(
                                "Vault",
                                Buttons.small(
                                        "Look after it now",
                                        () -> Notices.attempt(() -> lookAfter(actor, environment))))
                        : new Panel("Vault");
        return panel.content(new VaultGrowth(sizes, times));
    }

    private void lookAfter(Actor actor, EnvironmentId environment) {
        vaults.lookAfter(actor, environment)
                .ifPresentOrElse(
                        activity ->
                                getUI().ifPresent(ui -> ui.navigate("activities/" + activity.id())),
                        () -> Notices.refused("It has no vault yet. Its first backup makes it."));
    }

    private Component deletion(
            Actor actor, EnvironmentId environment, Standing standing, Times times) {
        var until = standing.terms().deleteAt();
        var may = deletions.mayDelete(actor, environment);
        if (until != null) {
            var takeBack =
                    Buttons.plain(
                            "Take it back",
                            TideIcon.TURN,
                            () -> {
                                if (Notices.attempt(() -> deletions.takeBack(actor, environment))) {
                                    show(environment);
                                }
                            });
            return Note.bad(
                            Note.saying(
                                    "This environment is being deleted, with all of its backups.",
                                    "You can take it back until %s. After that nobody can recover them."
                                            .formatted(times.within(until))))
                    .withActions(PageHeader.withReason(takeBack, may));
        }
        var grace = deletions.grace(actor, environment);
        var ask =
                Buttons.danger(
                        "Delete environment",
                        TideIcon.BIN,
                        () ->
                                new DeleteEnvironmentDialog(
                                                environment,
                                                environments.title(environment),
                                                grace,
                                                typed -> {
                                                    deletions.request(actor, environment, typed);
                                                    show(environment);
                                                })
                                        .open());
        return Note.bad(
                        Note.saying(
                                "Deleting this environment deletes its backups too.",
                                DeleteEnvironmentDialog.afterwards(grace)))
                .withActions(PageHeader.withReason(ask, may));
    }

    @Override
    public String getPageTitle() {
        return title + " · Tidemark";
    }
}
