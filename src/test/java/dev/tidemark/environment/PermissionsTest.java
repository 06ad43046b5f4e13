package dev.tidemark.environment;

import static dev.tidemark.environment.Right.CONNECT;
import static dev.tidemark.environment.Right.DELETE;
import static dev.tidemark.environment.Right.GRANT;
import static dev.tidemark.environment.Right.MANAGE_BACKUPS;
import static dev.tidemark.environment.Right.REQUEST_RESTORE;
import static dev.tidemark.environment.Right.RESTORE;
import static dev.tidemark.environment.Right.SEE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.account.Actor;
import dev.tidemark.account.OrganizationId;
import dev.tidemark.account.OrganizationRole;
import dev.tidemark.account.StaffRole;
import dev.tidemark.base.NothingHere;
import dev.tidemark.base.Refused;
import dev.tidemark.promise.Promise;
import dev.tidemark.testing.PortalTest;
import dev.tidemark.testing.TestAccounts;
import dev.tidemark.testing.TestEnvironments;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every role, with and without what it was given in the environment, against every right. */
@PortalTest
class PermissionsTest {
    private static final Access NO_GRANT = Access.DEFAULT;
    private static final Access GRANTED = new Access(null, true);

    @Autowired EnvironmentService environments;
    @Autowired TestEnvironments connected;
    @Autowired TestAccounts accounts;

    static Stream<Arguments> members() {
        return Stream.of(
                member(OrganizationRole.VIEWER, NO_GRANT, SEE),
                member(OrganizationRole.VIEWER, GRANTED, SEE, RESTORE, REQUEST_RESTORE),
                member(
                        OrganizationRole.VIEWER,
                        here(AccessRole.ADMIN),
                        SEE,
                        MANAGE_BACKUPS,
                        REQUEST_RESTORE),
                member(OrganizationRole.VIEWER, here(AccessRole.NONE)),
                member(OrganizationRole.VIEWER, new Access(AccessRole.NONE, true)),
                member(OrganizationRole.ADMIN, NO_GRANT, SEE, MANAGE_BACKUPS, REQUEST_RESTORE),
                member(
                        OrganizationRole.ADMIN,
                        GRANTED,
                        SEE,
                        MANAGE_BACKUPS,
                        RESTORE,
                        REQUEST_RESTORE),
                member(OrganizationRole.ADMIN, here(AccessRole.VIEWER), SEE),
                member(
                        OrganizationRole.ADMIN,
                        new Access(AccessRole.VIEWER, true),
                        SEE,
                        RESTORE,
                        REQUEST_RESTORE),
                member(OrganizationRole.ADMIN, here(AccessRole.NONE)),
                member(
                        OrganizationRole.OWNER,
                        NO_GRANT,
                        SEE,
                        MANAGE_BACKUPS,
                        REQUEST_RESTORE,
                        GRANT,
                        DELETE),
                member(
                        OrganizationRole.OWNER,
                        GRANTED,
                        SEE,
                        MANAGE_BACKUPS,
                        REQUEST_RESTORE,
                        GRANT,
                        RESTORE,
                        DELETE),
                member(
                        OrganizationRole.OWNER,
                        here(AccessRole.NONE),
                        SEE,
                        MANAGE_BACKUPS,
                        REQUEST_RESTORE,
                        GRANT,
                        DELETE));
    }

    private static Arguments member(OrganizationRole role, Access access, Right... rights) {
        return Arguments.of(role, access, Set.of(rights));
    }

    private static Access here(AccessRole role) {
        return new Access(role, false);
    }

    @ParameterizedTest
    @MethodSource("members")
    @Promise("S3.2")
    void membersHaveTheRightsOfTheirRoleAndOfWhatTheyWereGivenHere(
            OrganizationRole role, Access access, Set<Right> rights) {
        var one = connected.small();
        var person = accounts.member(one.organization(), role);
        give(one, person, access);

        assertThat(rights(person, one)).isEqualTo(rights);
    }

    static Stream<Arguments> staff() {
        return Stream.of(
                Arguments.of(StaffRole.SUPPORT, Set.of(SEE)),
                Arguments.of(StaffRole.APPROVER, Set.of(SEE)),
                Arguments.of(StaffRole.OPERATOR, Set.of(SEE, MANAGE_BACKUPS, CONNECT, DELETE)));
    }

    @ParameterizedTest
    @MethodSource("staff")
    void staffSeeEverythingAndRestoreNothing(StaffRole role, Set<Right> rights) {
        var one = connected.small();

        assertThat(rights(accounts.staff(role), one)).isEqualTo(rights);
    }

    @Test
    void everybodyElseSeesNothing() {
        var one = connected.small();
        var nobody = new Actor(null, "Nobody", Set.of(), java.util.Map.of(), null);

        assertThat(rights(accounts.stranger(), one)).isEmpty();
        assertThat(rights(nobody, one)).isEmpty();
        assertThat(environments.visible(nobody)).isEmpty();
    }

    @Test
    void aRoleGivenToSomebodyOfAnotherOrganizationIsRefusedAndOpensNothing() {
        var one = connected.small();
        var stranger = accounts.stranger();

        assertThatThrownBy(() -> give(one, stranger, new Access(AccessRole.ADMIN, true)))
                .isInstanceOf(NothingHere.class);
        assertThat(rights(stranger, one)).isEmpty();
    }

    @Test
    void nobodyMayRestoreUntilAnOwnerSaysSoAndNotAnyMoreOnceItIsTaken() {
        var one = connected.small();
        var admin = accounts.member(one.organization(), OrganizationRole.ADMIN);
        assertThat(environments.may(admin, one.id(), RESTORE).reason())
                .contains("An owner of the organization");

        give(one, admin, GRANTED);
        assertThat(environments.may(admin, one.id(), RESTORE).isAllowed()).isTrue();

        give(one, admin, NO_GRANT);
        assertThat(environments.may(admin, one.id(), RESTORE).isAllowed()).isFalse();
    }

    @Test
    void onlyOwnersGiveRights() {
        var one = connected.small();
        var admin = accounts.member(one.organization(), OrganizationRole.ADMIN);
        for (var actor :
                new Actor[] {admin, accounts.operator(), accounts.staff(StaffRole.APPROVER)}) {
            assertThatThrownBy(() -> environments.grant(actor, one.id(), id(admin), GRANTED))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("Only owners");
        }
        assertThat(rights(admin, one)).doesNotContain(RESTORE);
    }

    @Test
    void ownersAndOperatorsReadWhatWasGiven() {
        var one = connected.small();
        var viewer = accounts.member(one.organization(), OrganizationRole.VIEWER);
        give(one, viewer, GRANTED);

        assertThat(environments.grants(owner(one.organization()), one.id()))
                .containsEntry(id(viewer), GRANTED);
        assertThat(environments.grants(accounts.operator(), one.id()))
                .containsEntry(id(viewer), GRANTED);
        assertThatThrownBy(() -> environments.grants(viewer, one.id())).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> environments.grants(accounts.stranger(), one.id()))
                .isInstanceOf(NothingHere.class);
    }

    private void give(TestEnvironments.Connected one, Actor person, Access access) {
        environments.grant(owner(one.organization()), one.id(), id(person), access);
    }

    private Actor owner(OrganizationId organization) {
        return accounts.member(organization, OrganizationRole.OWNER);
    }

    private static dev.tidemark.account.PersonId id(Actor actor) {
        return Objects.requireNonNull(actor.id());
    }

    private Set<Right> rights(Actor actor, TestEnvironments.Connected one) {
        return Arrays.stream(Right.values())
                .filter(right -> isAllowed(actor, one, right))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Right.class)));
    }

    private boolean isAllowed(Actor actor, TestEnvironments.Connected one, Right right) {
        try {
            return environments.may(actor, one.id(), right).isAllowed();
        } catch (NothingHere invisible) {
            return false;
        }
    }
}
