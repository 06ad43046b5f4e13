package dev.tidemark.environment.ui.access;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tidemark.account.AccountService;
import dev.tidemark.account.Actor;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.account.InvitationService;
import dev.tidemark.account.Member;
import dev.tidemark.account.Organization;
import dev.tidemark.account.OrganizationId;
import dev.tidemark.account.OrganizationRole;
import dev.tidemark.base.NothingHere;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.Crumb;
import dev.tidemark.webui.EmptyState;
import dev.tidemark.webui.MainLayout;
import dev.tidemark.webui.PageHeader;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.PlainTable;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Words;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** The people of an organization and their rights in its environments; for owners and operators. */
@Route(value = "organizations/:organizationId/access", layout = MainLayout.class)
@PermitAll
public class AccessView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final AccountService accounts;
    private final InvitationService invitations;
    private final EnvironmentService environments;
    private final CurrentActor current;
    private final Div people = new Div();
    private final Div link = new Div();
    private String title = "People and access";

    AccessView(
            AccountService accounts,
            InvitationService invitations,
            EnvironmentService environments,
            CurrentActor current) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.environments = environments;
        this.current = current;
        addClassName("page");
        people.addClassNames("stack", "wide");
    }

    static String path(OrganizationId organization) {
        return "organizations/" + organization + "/access";
    }

    static boolean isFor(Actor actor, OrganizationId organization) {
        return actor.isOperator() || actor.roleIn(organization) == OrganizationRole.OWNER;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = new OrganizationId(event.getRouteParameters().get("organizationId").orElseThrow());
        var actor = current.get();
        if (!isFor(actor, id)) {
            throw new NothingHere();
        }
        var organization = accounts.organization(actor, id);
        title = "People and access of " + organization.name();
        var header =
                new PageHeader("People and access")
                        .crumbs(new Crumb(organization.name(), ""), Crumb.here("People and access"))
                        .second(
                                new Words(
                                        "Who belongs to "
                                                + organization.name()
                                                + ", and what each may do where."));
        if (actor.isOperator()) {
            header.addAction(
                    Buttons.primary("Add a person", TideIcon.PLUS, () -> invite(organization)));
        }
        link.removeAll();
        removeAll();
        add(header, link, people);
        show(organization);
    }

    private void show(Organization organization) {
        var actor = current.get();
        var members = accounts.members(actor, organization.id());
        people.removeAll();
        people.add(members(organization, members));
        if (!members.isEmpty()) {
            environments.visible(actor).stream()
                    .filter(row -> row.organization().equals(organization.id()))
                    .forEach(row ->
                            people.add(
                                    new EnvironmentAccessPanel(
                                            row, members, environments, current)));
        }
    }

    private Panel members(Organization organization, List<Member> members) {
        var panel = new Panel("Members").flush();
        if (members.isEmpty()) {
            return panel.content(
                    new EmptyState(
                            "Nobody belongs to it yet",
                            "An operator adds the first person, best as an owner, who then gives rights."));
        }
        var operator = current.get().isOperator();
        var table = operator ? new PlainTable("Who", "Role", "") : new PlainTable("Who", "Role");
        for (var member : members) {
            var who = PlainTable.two(new Words().strong(member.name()), member.email());
            var role =
                    PlainTable.two(
                            OrganizationRoles.word(member.role()),
                            OrganizationRoles.meaning(member.role()));
            if (operator) {
                table.row(
                        who,
                        role,
                        Buttons.small("New one-time link", () -> newLink(organization, member)));
            } else {
                table.row(who, role);
            }
        }
        return panel.content(table);
    }

    private void invite(Organization organization) {
        new AddPersonDialog(
                        organization,
                        person -> {
                            var invitation =
                                    invitations.invite(
                                            current.get(),
                                            organization.id(),
                                            person.email(),
                                            person.name(),
                                            person.role());
                            show(organization);
                            showLink(OneTimeLinkNote.of(person.name(), invitation.token()));
                        })
                .open();
    }

    private void newLink(Organization organization, Member member) {
        showLink(
                OneTimeLinkNote.of(
                        member.name(),
                        invitations.newLink(current.get(), organization.id(), member.id())));
    }

    private void showLink(OneTimeLinkNote shown) {
        link.removeAll();
        link.add(shown);
    }

    @Override
    public String getPageTitle() {
        return title + " · Tidemark";
    }
}
