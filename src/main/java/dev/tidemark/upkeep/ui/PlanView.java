package dev.tidemark.upkeep.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.base.Refused;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.environment.EnvironmentType;
import dev.tidemark.environment.ProjectId;
import dev.tidemark.plan.BuiltInPlans;
import dev.tidemark.plan.Plan;
import dev.tidemark.plan.PlanFile;
import dev.tidemark.plan.PlanService;
import dev.tidemark.plan.PolicyJson;
import dev.tidemark.plan.ProjectTerms;
import dev.tidemark.plan.Promised;
import dev.tidemark.upkeep.UpkeepService;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.Crumb;
import dev.tidemark.webui.MainLayout;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.Notices;
import dev.tidemark.webui.PageHeader;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.PlainTable;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneOffset;
import java.util.List;

/** One plan: what it promises, who has it, and what a change of it would do; for staff. */
@Route(value = "plans/:plan", layout = MainLayout.class)
@PermitAll
public class PlanView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final int LISTED = 50;

    private final PlanService plans;
    private final UpkeepService upkeeps;
    private final EnvironmentService environments;
    private final CurrentActor current;
    private String title = "Plan";

    PlanView(
            PlanService plans,
            UpkeepService upkeeps,
            EnvironmentService environments,
            CurrentActor current) {
        this.plans = plans;
        this.upkeeps = upkeeps;
        this.environments = environments;
        this.current = current;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(event.getRouteParameters().get("plan").orElseThrow());
    }

    private void show(String id) {
        removeAll();
        var plan = plans.find(current.get(), id);
        var builtIn = BuiltInPlans.find(id).isPresent();
        title = plan.title();
        var header =
                new PageHeader(plan.title())
                        .crumbs(new Crumb("Plans", "plans"), Crumb.here(plan.title()))
                        .second(
                                new Words(
                                        "%s · version %d%s"
                                                .formatted(
                                                        plan.id(),
                                                        plan.version(),
                                                        plan.origin().isEmpty()
                                                                ? ""
                                                                : " · keeps the promises of "
                                                                        + plan.origin())));
        var body = new Div();
        body.addClassNames("stack", "wide");
        var editor = new Div();
        if (current.get().isOperator()) {
            header.actions(
                    Buttons.plain(
                            builtIn ? "Copy and edit" : "Edit",
                            TideIcon.FILE,
                            () -> edit(editor, builtIn ? copyOf(id) : PlanFile.write(plan))));
        }
        body.add(editor);
        for (var type : EnvironmentType.values()) {
            body.add(promises(plan, type));
        }
        body.add(projects(plan));
        body.add(
                new Details(
                        builtIn ? "As a file, each line with its promise" : "As a file",
                        new Pre(builtIn ? BuiltInPlans.text(id) : PlanFile.write(plan))));
        versions(id, body);
        add(header, body);
    }

    private static String copyOf(String id) {
        return BuiltInPlans.text(id).replaceFirst("(?m)^id: .*$", "id: my-" + id);
    }

    private static Component promises(Plan plan, EnvironmentType type) {
        var name = PolicyJson.name(type);
        var table = new PlainTable("What is promised to " + name, "State").named("tight");
        Promised.of(plan.rules(type), 0)
                .forEach(promise ->
                        table.row(
                                PlainTable.two(
                                        new Words().strong(promise.title()), promise.detail()),
                                promise.active() ? new Words() : PromiseStates.NOT_YET.badge()));
        return new Panel(
                        name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1))
                .flush()
                .content(table);
    }

    private Component projects(Plan plan) {
        var panel = new Panel("Projects that have it");
        var table = new PlainTable("Project", "Since").named("tight");
        plans.projectsOf(current.get(), plan.id())
                .forEach(project ->
                        table.row(
                                PlainTable.two(
                                        new Words().strong(project.name()),
                                        project.organizationName()),
                                new Words(Times.in(project.zone()).moment(project.since()))));
        panel.content(table);
        if (current.get().isOperator()) {
            panel.content(table, assigning(plan));
        }
        return panel;
    }

    private Component assigning(Plan plan) {
        var project = new ComboBox<ProjectTerms>("Give it to another project");
        project.setItems(
                plans.projects(current.get()).stream()
                        .filter(one -> !one.plan().id().equals(plan.id()))
                        .toList());
        project.setItemLabelGenerator(one ->
                "%s · %s (now %s)"
                        .formatted(one.organizationName(), one.name(), one.plan().title()));
        project.setWidthFull();
        var effect = new Div();
        var assign = Buttons.primary("Give it this plan", TideIcon.TICK, () -> {});
        assign.setVisible(false);
        assign.addClickListener(click -> {
            if (Notices.attempt(
                    () -> plans.assign(current.get(), project.getValue().project(), plan.id()))) {
                Notices.done("The project has the plan from now on.");
                show(plan.id());
            }
        });
        project.addValueChangeListener(change -> {
            effect.removeAll();
            assign.setVisible(change.getValue() != null);
            if (change.getValue() != null) {
                effect.add(effect(List.of(change.getValue().project()), plan));
            }
        });
        var form = new Div(project, effect, assign);
        form.addClassName("stack");
        return form;
    }

    private Component effect(List<ProjectId> projects, Plan plan) {
        var list = new Div();
        list.addClassName("stack");
        int going = 0;
        for (var preview : upkeeps.preview(current.get(), projects, plan)) {
            var times = Times.in(preview.terms().zone());
            var name = environments.find(current.get(), preview.terms().environment()).title();
            for (var one : preview.goingNow()) {
                if (going++ < LISTED) {
                    list.add(
                            new Div(
                                    new Words(
                                            "%s: %s · %s"
                                                    .formatted(
                                                            name,
                                                            times.moment(one.backup().at()),
                                                            one.reason()))));
                }
            }
        }
        return going == 0
                ? Note.good(new Words("No backup that is there now would go."))
                : Note.bad(new Words().strong("%d backups would go:".formatted(going)), list);
    }

    private void edit(Div place, String yaml) {
        var text = new TextArea("The plan as YAML");
        text.setWidthFull();
        text.addClassName("json");
        text.setValue(yaml);
        var effect = new Div();
        Button save =
                Buttons.primary(
                        "Save as the next version",
                        TideIcon.TICK,
                        () -> {
                            try {
                                var saved = plans.save(current.get(), text.getValue());
                                Notices.done("Version %d is in force.".formatted(saved.version()));
                                getUI().ifPresent(ui -> ui.navigate("plans/" + saved.id()));
                                show(saved.id());
                            } catch (Refused refused) {
                                refuse(text, refused);
                            }
                        });
        save.setEnabled(false);
        text.addValueChangeListener(change -> save.setEnabled(false));
        var look =
                Buttons.plain(
                        "Check, and show what it would do",
                        TideIcon.EYE,
                        () -> {
                            effect.removeAll();
                            try {
                                var plan = PlanFile.read(text.getValue());
                                text.setInvalid(false);
                                effect.add(
                                        effect(
                                                plans.projectsOf(current.get(), plan.id()).stream()
                                                        .map(ProjectTerms::project)
                                                        .toList(),
                                                plan));
                                save.setEnabled(true);
                            } catch (Refused refused) {
                                refuse(text, refused);
                            }
                        });
        var actions = new Div(look, save, Buttons.plain("Cancel", place::removeAll));
        actions.addClassNames("row", "wrap");
        place.removeAll();
        place.add(new Panel("Edit").content(text, effect, actions));
    }

    private static void refuse(TextArea text, Refused refused) {
        text.setInvalid(true);
        text.setErrorMessage(refused.reason());
    }

    private void versions(String id, Div body) {
        var all = plans.versions(current.get(), id);
        if (all.isEmpty()) {
            return;
        }
        var times = Times.in(ZoneOffset.UTC);
        var table = new PlainTable("#Version", "Saved", "By").named("tight");
        all.forEach(version ->
                table.row(
                        new Words(String.valueOf(version.version())),
                        new Words(times.moment(version.savedAt())),
                        new Words(version.savedBy())));
        body.add(new Panel("Versions").flush().content(table));
    }

    @Override
    public String getPageTitle() {
        return title + " · Plans · Tidemark";
    }
}
