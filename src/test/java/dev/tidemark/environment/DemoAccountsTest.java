package dev.tidemark.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.account.AccountService;
import dev.tidemark.account.Actor;
import dev.tidemark.account.Member;
import dev.tidemark.account.OrganizationRole;
import dev.tidemark.account.PersonId;
import dev.tidemark.testing.PortalTest;
import dev.tidemark.testing.Records;
import dev.tidemark.testing.TestAccounts;
import dev.tidemark.testing.TestEnvironments;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class DemoAccountsTest {
    @Autowired AccountService accounts;
    @Autowired EnvironmentService environments;
    @Autowired ConnectionService connections;
    @Autowired TestAccounts people;
    @Autowired DSLContext db;

    @Test
    void areMadeOnceWithTheRestoreRightForTheOwnerAlone() {
        var plan = ConnectionPlans.mountOnly("production", TestEnvironments.directory().toString());
        var id =
                connections
                        .connect(
                                people.operator(), TestEnvironments.file("Nordlicht Outdoor", plan))
                        .getFirst()
                        .id();
        var demo = new DemoAccounts(accounts, environments, "tidemark-demo");

        demo.create();
        var after = new Records(db).counts();
        demo.create();

        assertThat(new Records(db).counts()).isEqualTo(after);
        var organization = accounts.organization("Nordlicht Outdoor");
        assertThat(accounts.members(people.operator(), organization))
                .extracting(Member::email, Member::role)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                "marta@nordlicht.example", OrganizationRole.OWNER),
                        org.assertj.core.groups.Tuple.tuple(
                                "tom@nordlicht.example", OrganizationRole.ADMIN),
                        org.assertj.core.groups.Tuple.tuple(
                                "vera@nordlicht.example", OrganizationRole.VIEWER));
        assertThat(accounts.members(people.operator(), accounts.organization("Fjord Books")))
                .extracting(Member::email)
                .isEqualTo(List.of("olga@other.example"));
        assertThat(
                        environments
                                .may(owner("marta@nordlicht.example"), id, Right.RESTORE)
                                .isAllowed())
                .isTrue();
        assertThat(environments.may(owner("tom@nordlicht.example"), id, Right.RESTORE).isAllowed())
                .isFalse();
        assertThat(accounts.byEmail("support@tidemark.example")).isPresent();
        assertThat(accounts.byEmail("approver@tidemark.example")).isPresent();
    }

    private Actor owner(String email) {
        PersonId id = accounts.byEmail(email).orElseThrow();
        var organization = accounts.organization("Nordlicht Outdoor");
        return new Actor(id, email, Set.of(), Map.of(organization, OrganizationRole.OWNER), null);
    }
}
