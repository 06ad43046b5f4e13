package dev.tidemark.environment.ui.access;

import dev.tidemark.account.AccountService;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.account.Organization;
import dev.tidemark.webui.ChosenOrganization;
import dev.tidemark.webui.Navigation;
import dev.tidemark.webui.TideIcon;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** For owners, of their organizations; for operators, of the chosen one or all. */
@Component
class AccessNavigation implements Navigation {
    private static final int AFTER_ENVIRONMENTS = 80;
    private static final String LABEL = "People and access";

    private final AccountService accounts;
    private final CurrentActor current;
    private final ChosenOrganization chosen;

    AccessNavigation(AccountService accounts, CurrentActor current, ChosenOrganization chosen) {
        this.accounts = accounts;
        this.current = current;
        this.chosen = chosen;
    }

    @Override
    public List<Section> sections() {
        var actor = current.get();
        if (actor.isOperator() && chosen.id().isEmpty()) {
            return List.of(section(Item.page(LABEL, OrganizationListView.ROUTE, TideIcon.PEOPLE)));
        }
        var organizations =
                accounts.organizations(actor).stream()
                        .filter(organization -> AccessView.isFor(actor, organization.id()))
                        .filter(organization -> chosen.shows(organization.id().value()))
                        .toList();
        return organizations.isEmpty() ? List.of() : List.of(section(item(organizations)));
    }

    private static Section section(Item item) {
        return new Section(AFTER_ENVIRONMENTS, "Organization", List.of(item));
    }

    private static Item item(List<Organization> organizations) {
        return organizations.size() == 1
                ? Item.page(LABEL, AccessView.path(organizations.getFirst().id()), TideIcon.PEOPLE)
                : Item.group(
                        LABEL,
                        TideIcon.PEOPLE,
                        organizations.stream()
                                .map(organization ->
                                        new Item(
                                                organization.name(),
                                                AccessView.path(organization.id()),
                                                Set.of(),
                                                null,
                                                List.of()))
                                .toList());
    }
}
