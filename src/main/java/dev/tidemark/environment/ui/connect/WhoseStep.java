package dev.tidemark.environment.ui.connect;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import dev.tidemark.account.Actor;
import dev.tidemark.environment.ConnectionService;
import dev.tidemark.environment.ConnectionService.KnownProject;
import dev.tidemark.environment.Finding;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/** Whose environment it is, and what it is called. */
final class WhoseStep extends ConnectStep {
    private final Draft draft;
    private final ConnectionService connections;
    private final Function<String, List<KnownProject>> projectsOf;
    private final ComboBox<String> organization = Fields.nameToPick("Organization");
    private final ComboBox<String> project = Fields.nameToPick("Project");
    private final ComboBox<String> zone = new ComboBox<>("Time zone of the project");
    private final TextField name = Fields.text("Environment", "Such as production.");
    private final RadioButtonGroup<String> type =
            Fields.choice("Type", "production", "staging", "development");
    private final RadioButtonGroup<String> state = Fields.choice("State", "active", "inactive");
    private List<KnownProject> known = List.of();

    /**
     * @param projectsOf the projects of an organization, by its name
     */
    WhoseStep(
            Draft draft,
            ConnectionService connections,
            List<String> organizations,
            Function<String, List<KnownProject>> projectsOf) {
        super("Whose it is", "Check the names");
        this.draft = draft;
        this.connections = connections;
        this.projectsOf = projectsOf;
        organization.setItems(organizations);
        organization.setHelperText("Pick one, or type the name of a new one.");
        organization.addValueChangeListener(change -> showProjects());
        project.addValueChangeListener(change -> showZone());
        zone.setItems(
                ZoneId.getAvailableZoneIds().stream().filter(WhoseStep::isPlace).sorted().toList());
        zone.setValue("UTC");
        zone.setRequiredIndicatorVisible(true);
        zone.setHelperText("Times of its environments are shown in it.");
        state.setHelperText("Only an active environment is backed up and restored.");
        project.setItems(List.of());
        showProjects();
        add(new FormLayout(organization, project, zone, name, type, state));
    }

    private static boolean isPlace(String id) {
        return id.equals("UTC")
                || id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/");
    }

    private void showProjects() {
        var owner = organization.getValue();
        show(owner == null ? List.of() : projectsOf.apply(owner));
    }

    /** Items are set only if they differ: it would take away what is being typed just then. */
    private void show(List<KnownProject> projects) {
        if (!projects.equals(known)) {
            known = projects;
            project.setItems(known.stream().map(KnownProject::name).toList());
        }
        project.setHelperText(
                known.isEmpty()
                        ? "The name of its first project."
                        : "Pick one, or type the name of a new one.");
        showZone();
    }

    /** A project that there is already keeps its zone. */
    private void showZone() {
        var found = known.stream().filter(one -> one.name().equals(project.getValue())).findFirst();
        found.ifPresent(one -> zone.setValue(one.zone().getId()));
        zone.setReadOnly(found.isPresent());
    }

    @Override
    boolean read() {
        draft.organization = Fields.value(organization);
        draft.project = Fields.value(project);
        draft.zone = Objects.requireNonNullElse(zone.getValue(), "");
        draft.name = Fields.value(name);
        draft.type = type.getValue();
        draft.state = state.getValue();
        return Fields.filled(organization, "Pick the organization, or type a name.")
                & Fields.filled(project, "Pick the project, or type a name.")
                & Fields.filled(zone, "Pick the time zone.")
                & Fields.filled(name, "Type a name, such as production.");
    }

    @Override
    Supplier<List<Finding>> check(Actor actor) {
        var owner = draft.organization;
        var plan = draft.projectPlan();
        return () -> connections.checkNames(actor, owner, plan, plan.environments().getFirst());
    }

    @Override
    String summary() {
        return "%s: %s · %s".formatted(draft.organization, draft.project, draft.name);
    }
}
