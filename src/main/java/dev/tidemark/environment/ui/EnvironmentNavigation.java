package dev.tidemark.environment.ui;

import dev.tidemark.account.CurrentActor;
import dev.tidemark.environment.EnvironmentRow;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.webui.ChosenOrganization;
import dev.tidemark.webui.EnvironmentTab;
import dev.tidemark.webui.Navigation;
import dev.tidemark.webui.TideIcon;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The environments that one sees, by project; with several organizations, each is a section. */
@Component
class EnvironmentNavigation implements Navigation {
    private static final int ORDER = 10;

    private final EnvironmentService environments;
    private final CurrentActor current;
    private final ChosenOrganization chosen;

    EnvironmentNavigation(
            EnvironmentService environments, CurrentActor current, ChosenOrganization chosen) {
        this.environments = environments;
        this.current = current;
        this.chosen = chosen;
    }

    @Override
    public List<Section> sections() {
        if (environments.seesMany(current.get())) {
            return List.of();
        }
        var organizations =
                environments.visible(current.get()).stream()
                        .filter(row -> chosen.shows(row.organization().value()))
                        .collect(
                                Collectors.groupingBy(
                                        EnvironmentRow::organizationName,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        return organizations.entrySet().stream()
                .map(organization ->
                        new Section(
                                ORDER,
                                organizations.size() == 1 ? "Environments" : organization.getKey(),
                                projects(organization.getValue())))
                .toList();
    }

    private static List<Item> projects(List<EnvironmentRow> rows) {
        return rows.stream()
                .collect(
                        Collectors.groupingBy(
                                EnvironmentRow::projectName,
                                LinkedHashMap::new,
                                Collectors.toList()))
                .entrySet()
                .stream()
                .map(project ->
                        Item.group(
                                project.getKey(),
                                TideIcon.LAYERS,
                                project.getValue().stream()
                                        .map(EnvironmentNavigation::item)
                                        .toList()))
                .toList();
    }

    private static Item item(EnvironmentRow row) {
        var others =
                Arrays.stream(EnvironmentTab.values())
                        .filter(tab -> tab != EnvironmentTab.BACKUPS)
                        .map(tab -> tab.path(row.id()))
                        .collect(Collectors.toSet());
        return new Item(row.name(), EnvironmentTab.BACKUPS.path(row.id()), others, null, List.of());
    }
}
