package dev.tidemark.environment.ui.access;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.tidemark.account.AccountService;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.base.NothingHere;
import dev.tidemark.webui.EmptyState;
import dev.tidemark.webui.MainLayout;
import dev.tidemark.webui.PageHeader;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.PlainTable;
import dev.tidemark.webui.Sizes;
import dev.tidemark.webui.Words;
import jakarta.annotation.security.PermitAll;

/** All organizations, for operators: the way to their people. */
@Route(value = OrganizationListView.ROUTE, layout = MainLayout.class)
@PageTitle("Organizations · Tidemark")
@PermitAll
public class OrganizationListView extends Div implements BeforeEnterObserver {
    static final String ROUTE = "organizations";

    private final AccountService accounts;
    private final CurrentActor current;

    OrganizationListView(AccountService accounts, CurrentActor current) {
        this.accounts = accounts;
        this.current = current;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var actor = current.get();
        if (!actor.isOperator()) {
            throw new NothingHere();
        }
        var table = new PlainTable("Organization", "Members");
        var organizations = accounts.organizations(actor);
        for (var organization : organizations) {
            int members = accounts.members(actor, organization.id()).size();
            table.row(
                    new Words().link(AccessView.path(organization.id()), organization.name()),
                    new Words(Sizes.count(members, "person", "people")));
        }
        var panel = new Panel("Organizations").flush();
        panel.content(
                organizations.isEmpty()
                        ? new EmptyState(
                                "No organization yet",
                                "One is made with the first environment that is connected for it.")
                        : table);
        removeAll();
        add(
                new PageHeader("People and access")
                        .second(new Words("Choose the organization whose people you want to see.")),
                panel);
    }
}
