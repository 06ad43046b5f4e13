package dev.tidemark.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.account.AccountService;
import dev.tidemark.account.Actor;
import dev.tidemark.account.OrganizationRole;
import dev.tidemark.activity.ActivityId;
import dev.tidemark.activity.ActivityService;
import dev.tidemark.backup.BackupFilter;
import dev.tidemark.backup.BackupId;
import dev.tidemark.backup.BackupMode;
import dev.tidemark.backup.BackupService;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.NothingHere;
import dev.tidemark.promise.Promise;
import dev.tidemark.restore.Loss;
import dev.tidemark.restore.ResolveService;
import dev.tidemark.restore.RestoreOptions;
import dev.tidemark.restore.RestoreService;
import dev.tidemark.testing.PortalTest;
import dev.tidemark.testing.TestAccounts;
import dev.tidemark.testing.TestActivities;
import dev.tidemark.testing.TestEnvironments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** For people of another organization, nothing of an environment exists, whatever they call. */
@PortalTest
class WrongTenantTest {
    @Autowired EnvironmentService environments;
    @Autowired BackupService backups;
    @Autowired RestoreService restores;
    @Autowired ResolveService resolving;
    @Autowired ActivityService activities;
    @Autowired AccountService accounts;
    @Autowired TestAccounts people;
    @Autowired TestEnvironments connected;

    @Test
    void findsNothingByAnyServiceAndChangesNothing() {
        var one = connected.small();
        var owner = people.member(one.organization(), OrganizationRole.OWNER);
        var backup = backups.take(owner, one.id(), BackupMode.LIVE, "theirs");
        TestActivities.await(activities, owner, backup.activity());
        var narrowed = people.member(one.organization(), OrganizationRole.ADMIN);
        environments.grant(owner, one.id(), narrowed.id(), new Access(AccessRole.NONE, true));

        for (var outsider : List.of(people.stranger(), narrowed)) {
            calls(outsider, one.id(), backup.id(), backup.activity())
                    .forEach((name, call) ->
                            assertThatThrownBy(call).as(name).isInstanceOf(NothingHere.class));
            assertThat(environments.visible(outsider))
                    .extracting(EnvironmentRow::id)
                    .doesNotContain(one.id());
            assertThat(environments.sees(outsider, one.id())).isFalse();
            assertThat(activities.recent(outsider, null, 0, 1000))
                    .noneMatch(activity -> activity.environment().equals(one.id()));
        }
        assertThatThrownBy(() -> accounts.members(people.stranger(), one.organization()))
                .isInstanceOf(NothingHere.class);

        assertThat(backups.list(owner, one.id(), BackupFilter.NONE, 0, 10)).hasSize(1);
        assertThat(backups.find(owner, one.id(), backup.id()).backup().isProtected()).isFalse();
    }

    /** A backup of one environment is nothing in another, even for somebody who sees both. */
    @Test
    @Promise("S4.4")
    void findsNoBackupUnderAnotherEnvironment() {
        var one = connected.small();
        var other = connected.small();
        var backup = backups.take(people.operator(), one.id(), BackupMode.LIVE, null);
        var operator = people.operator();

        assertThatThrownBy(() -> backups.find(operator, other.id(), backup.id()))
                .isInstanceOf(NothingHere.class);
        assertThatThrownBy(() -> backups.delete(operator, other.id(), backup.id()))
                .isInstanceOf(NothingHere.class);
        TestActivities.await(activities, operator, backup.activity());
    }

    private Map<String, ThrowingCallable> calls(
            Actor actor, EnvironmentId id, BackupId backup, ActivityId activity) {
        var calls = new LinkedHashMap<String, ThrowingCallable>();
        calls.put("find", () -> environments.find(actor, id));
        calls.put("may", () -> environments.may(actor, id, Right.SEE));
        calls.put("siblings", () -> environments.siblings(actor, id));
        calls.put("grants", () -> environments.grants(actor, id));
        calls.put(
                "grant",
                () ->
                        environments.grant(
                                actor, id, actor.id(), new Access(AccessRole.ADMIN, true)));
        calls.put("code", () -> environments.code(actor, id));
        calls.put("health", () -> environments.health(actor, id));
        calls.put("mayTake", () -> backups.mayTake(actor, id));
        calls.put("take", () -> backups.take(actor, id, BackupMode.LIVE, null));
        calls.put("list", () -> backups.list(actor, id, BackupFilter.NONE, 0, 10));
        calls.put("count", () -> backups.count(actor, id, BackupFilter.NONE));
        calls.put("find a backup", () -> backups.find(actor, id, backup));
        calls.put("lastGood", () -> backups.lastGood(actor, id));
        calls.put("mayManage", () -> backups.mayManage(actor, id));
        calls.put("protect", () -> backups.protect(actor, id, backup, true));
        calls.put("mayDelete", () -> backups.mayDelete(actor, id, backup));
        calls.put("delete", () -> backups.delete(actor, id, backup));
        calls.put("mayRestore", () -> restores.mayRestore(actor, id));
        calls.put("targets", () -> restores.targets(actor, id));
        calls.put("preview", () -> restores.preview(actor, id, backup, id));
        calls.put(
                "restore",
                () ->
                        restores.restore(
                                actor,
                                id,
                                backup,
                                id,
                                new RestoreOptions(Set.of("files:uploads"), true),
                                id.value(),
                                new Loss(List.of(), List.of(), 0)));
        calls.put("restores", () -> restores.list(actor, id, 0, 10));
        calls.put("count restores", () -> restores.count(actor, id));
        calls.put("undoable", () -> restores.undoable(actor, id));
        calls.put("stalled", () -> resolving.stalled(actor, id));
        calls.put("find an activity", () -> activities.find(actor, activity));
        calls.put("steps", () -> activities.steps(actor, activity));
        calls.put("lines", () -> activities.lines(actor, activity, 0, 10));
        calls.put("running", () -> activities.running(actor, id));
        return calls;
    }
}
