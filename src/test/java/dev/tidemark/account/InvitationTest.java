package dev.tidemark.account;

import static dev.tidemark.db.Tables.AUDIT_ENTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.base.NothingHere;
import dev.tidemark.base.Refused;
import dev.tidemark.testing.PortalTest;
import dev.tidemark.testing.TestAccounts;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class InvitationTest {
    @Autowired InvitationService invitations;
    @Autowired AccountService accounts;
    @Autowired TestAccounts people;
    @Autowired DSLContext db;

    @Test
    void addsAPersonWhoSetsAPasswordByALinkAndIsOnRecord() {
        var organization = people.organization();
        var email = TestAccounts.email(TestAccounts.unique("Newcomer"));

        var invitation =
                invitations.invite(
                        people.operator(), organization, email, "Ida 🌊", OrganizationRole.ADMIN);

        assertThat(accounts.linkHolder(invitation.token())).contains("Ida 🌊");
        assertThat(accounts.members(people.operator(), organization))
                .containsExactly(
                        new Member(
                                invitation.person(),
                                "Ida 🌊",
                                email.toLowerCase(java.util.Locale.ROOT),
                                OrganizationRole.ADMIN));
        assertThat(audited(invitation.person().value())).containsExactly("person.invited");
    }

    @Test
    void givesSomebodyWhoIsKnownOneOrganizationMoreAndNoLink() {
        var known = people.stranger();
        people.setPassword(known, "a good password");
        var organization = people.organization();

        var invitation =
                invitations.invite(
                        people.operator(),
                        organization,
                        TestAccounts.email(known.name()),
                        "Another name",
                        OrganizationRole.VIEWER);

        assertThat(invitation).isEqualTo(new Invitation(known.id(), null));
        assertThat(accounts.members(people.operator(), organization))
                .extracting(Member::name)
                .containsExactly(known.name());
    }

    @Test
    void refusesSomebodyWhoBelongsToItAlready() {
        var organization = people.organization();
        var member = people.member(organization, OrganizationRole.VIEWER);

        assertThatThrownBy(() ->
                        invitations.invite(
                                people.operator(),
                                organization,
                                TestAccounts.email(member.name()),
                                "N",
                                OrganizationRole.OWNER))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("belongs to this organization already");
        assertThat(accounts.members(people.operator(), organization))
                .extracting(Member::role)
                .containsExactly(OrganizationRole.VIEWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "a b@c", "a@b\nc", "@", "a@"})
    void refusesWhatIsNoAddress(String email) {
        var organization = people.organization();

        assertThatThrownBy(() ->
                        invitations.invite(
                                people.operator(),
                                organization,
                                email,
                                "Name",
                                OrganizationRole.VIEWER))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("is not an e-mail address");
    }

    @Test
    void isForOperatorsAlone() {
        var organization = people.organization();
        var owner = people.member(organization, OrganizationRole.OWNER);
        for (var actor :
                List.of(
                        owner,
                        people.stranger(),
                        people.staff(StaffRole.SUPPORT, StaffRole.APPROVER))) {
            assertThatThrownBy(() ->
                            invitations.invite(
                                    actor,
                                    organization,
                                    "x@y.example",
                                    "X",
                                    OrganizationRole.OWNER))
                    .isInstanceOf(NothingHere.class);
            assertThatThrownBy(() -> invitations.newLink(actor, organization, owner.id()))
                    .isInstanceOf(NothingHere.class);
        }
        assertThat(accounts.byEmail("x@y.example")).isEmpty();
    }

    @Test
    void givesANewLinkToMembersOnlyAndItReplacesTheOlderOne() {
        var organization = people.organization();
        var member = people.member(organization, OrganizationRole.VIEWER);
        var older = accounts.oneTimeLink(member.id());

        var token = invitations.newLink(people.operator(), organization, member.id());

        assertThat(accounts.linkHolder(token)).contains(member.name());
        assertThat(accounts.linkHolder(older)).isEmpty();
        assertThatThrownBy(() ->
                        invitations.newLink(
                                people.operator(), organization, people.stranger().id()))
                .isInstanceOf(NothingHere.class);
    }

    @Test
    void showsMembersToTheirOwnAndToStaffOnly() {
        var organization = people.organization();
        var viewer = people.member(organization, OrganizationRole.VIEWER);

        assertThat(accounts.members(viewer, organization)).hasSize(1);
        assertThat(accounts.members(people.staff(StaffRole.SUPPORT), organization)).hasSize(1);
        assertThatThrownBy(() -> accounts.members(people.stranger(), organization))
                .isInstanceOf(NothingHere.class);
        assertThatThrownBy(
                        () -> accounts.members(people.operator(), new OrganizationId("or-unknown")))
                .isInstanceOf(NothingHere.class);
    }

    private List<String> audited(String subject) {
        return db.select(AUDIT_ENTRY.ACTION)
                .from(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.SUBJECT.eq(subject))
                .fetch(AUDIT_ENTRY.ACTION);
    }
}
