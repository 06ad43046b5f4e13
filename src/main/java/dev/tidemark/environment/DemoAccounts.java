package dev.tidemark.environment;

import dev.tidemark.account.AccountService;
import dev.tidemark.account.Actor;
import dev.tidemark.account.OrganizationId;
import dev.tidemark.account.OrganizationRole;
import dev.tidemark.account.PersonId;
import dev.tidemark.account.StaffRole;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** People to try the demo as, one of each kind; those that are there are left as they are. */
@Component
@ConditionalOnProperty("tidemark.demo")
class DemoAccounts {
    private static final String CUSTOMER = "Nordlicht Outdoor";
    private static final String OTHER_CUSTOMER = "Fjord Books";

    private final AccountService accounts;
    private final EnvironmentService environments;
    private final String password;

    DemoAccounts(
            AccountService accounts,
            EnvironmentService environments,
            @Value("${tidemark.demo-password}") String password) {
        this.accounts = accounts;
        this.environments = environments;
        this.password = password;
    }

    /** After the environments of the demo were connected. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(EnvironmentsFile.ORDER + 1)
    @Transactional
    void create() {
        staff("operator@tidemark.example", "Astrid Holm", StaffRole.OPERATOR);
        staff("support@tidemark.example", "Jonas Weber", StaffRole.SUPPORT);
        staff("approver@tidemark.example", "Priya Nair", StaffRole.APPROVER);
        var customer = accounts.organization(CUSTOMER);
        var marta =
                member("marta@nordlicht.example", "Marta Keller", customer, OrganizationRole.OWNER);
        member("tom@nordlicht.example", "Tom Lindqvist", customer, OrganizationRole.ADMIN);
        member("vera@nordlicht.example", "Vera Sand", customer, OrganizationRole.VIEWER);
        member(
                "olga@other.example",
                "Olga Fjeld",
                accounts.organization(OTHER_CUSTOMER),
                OrganizationRole.OWNER);
        mayRestoreEverything(marta, "Marta Keller", customer);
    }

    private void staff(String email, String name, StaffRole role) {
        if (accounts.byEmail(email).isEmpty()) {
            accounts.setPassword(accounts.add(email, name, Set.of(role)), password);
        }
    }

    private PersonId member(
            String email, String name, OrganizationId organization, OrganizationRole role) {
        return accounts.byEmail(email)
                .orElseGet(() -> {
                    var person = accounts.add(email, name, Set.of());
                    accounts.join(person, organization, role);
                    accounts.setPassword(person, password);
                    return person;
                });
    }

    /** An owner may give the right, to herself too; where she has decided otherwise it stays so. */
    private void mayRestoreEverything(PersonId owner, String name, OrganizationId organization) {
        var actor =
                new Actor(
                        owner, name, Set.of(), Map.of(organization, OrganizationRole.OWNER), null);
        environments.visible(actor).stream()
                .filter(row -> !environments.grants(actor, row.id()).containsKey(owner))
                .forEach(row -> environments.grant(actor, row.id(), owner, new Access(null, true)));
    }
}
