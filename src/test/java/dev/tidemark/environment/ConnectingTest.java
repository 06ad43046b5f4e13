package dev.tidemark.environment;

import static dev.tidemark.environment.ConnectionPlans.mountOnly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.account.OrganizationRole;
import dev.tidemark.account.StaffRole;
import dev.tidemark.base.NothingHere;
import dev.tidemark.engine.Command;
import dev.tidemark.engine.ToolRun;
import dev.tidemark.engine.testing.TestMariaDb;
import dev.tidemark.engine.testing.TestSshd;
import dev.tidemark.environment.ConnectionFile.EnvironmentPlan;
import dev.tidemark.environment.ConnectionFile.HooksPlan;
import dev.tidemark.environment.ConnectionFile.HostPlan;
import dev.tidemark.environment.ConnectionFile.MountPlan;
import dev.tidemark.environment.ConnectionFile.ServicePlan;
import dev.tidemark.promise.Promise;
import dev.tidemark.testing.PortalTest;
import dev.tidemark.testing.Records;
import dev.tidemark.testing.TestAccounts;
import dev.tidemark.testing.TestEnvironments;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Connecting real environments: all of a file or nothing, and nothing secret in plain. */
@PortalTest
class ConnectingTest {
    private static final String PASSWORD = "never to be seen in a table";

    @Autowired ConnectionService connections;
    @Autowired EnvironmentService environments;
    @Autowired EnvironmentTools tools;
    @Autowired TestAccounts accounts;
    @Autowired TestEnvironments connected;
    @Autowired DSLContext db;

    @Test
    @Promise({"S2.21", "S5.15"})
    void connectsAnEnvironmentOnThisMachineWithAllItsParts() {
        var organization = TestAccounts.unique("Organization");
        var database = database();
        var mount = TestEnvironments.directory();

        var id =
                connected.connect(organization, plan(HostPlan.local(), database, mount.toString()));

        var viewer = accounts.member(accounts.organization(organization), OrganizationRole.VIEWER);
        var environment = environments.find(viewer, id);
        assertThat(environment.title()).isEqualTo("Shop · production");
        assertThat(environment.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(environment.services().getFirst().databases()).containsExactly(database);
        assertThat(environment.mounts())
                .extracting(Mount::path, Mount::excludes)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                mount.toString(), List.of("cache/", "*.tmp")));
        assertThat(environment.hooks().afterRestore()).containsExactly(List.of("true", "a b"));
        assertThat(tools.mariaDb(environment, environment.services().getFirst()).databases())
                .anyMatch(size -> size.name().equals(database));
    }

    @Test
    void connectsAnEnvironmentOverSshAndReachesItWithWhatWasStored() {
        var organization = TestAccounts.unique("Organization");

        var id =
                connected.connect(
                        organization,
                        plan(
                                TestEnvironments.overSsh(),
                                database(),
                                TestEnvironments.directory().toString()));

        var environment = tools.environment(id);
        assertThat(environment.hostName()).isEqualTo(TestSshd.shared().address().toString());
        var ran =
                tools.host(environment)
                        .run(ToolRun.of(Duration.ofSeconds(20), Command.of("echo", "hello")));
        assertThat(ran.text().strip()).isEqualTo("hello");
    }

    @Test
    void storesNoSecretInPlain() {
        var records = new Records(db);
        var key = TestSshd.shared().userKey().reveal().lines().toList().get(1);
        var organization = TestAccounts.unique("Organization");

        connected.connect(
                organization,
                plan(
                        TestEnvironments.overSsh(),
                        database(),
                        TestEnvironments.directory().toString()));

        assertThat(records.holding(organization)).contains("organization");
        assertThat(records.holding(PASSWORD)).isEmpty();
        assertThat(records.holding(key)).isEmpty();
    }

    @Test
    void leavesKnownEnvironmentsAsTheyAreAndConnectsTheRest() {
        var organization = TestAccounts.unique("Organization");
        var first = mountOnly("production", TestEnvironments.directory().toString());
        var id = connected.connect(organization, first);
        var before = tools.environment(id);

        var changed = mountOnly("production", "/no/longer/there");
        var added = mountOnly("staging", TestEnvironments.directory().toString());
        var all =
                connections.connect(
                        accounts.operator(), TestEnvironments.file(organization, changed, added));

        assertThat(all).extracting(ConnectionService.Connected::known).containsExactly(true, false);
        assertThat(all.getFirst().id()).isEqualTo(id);
        assertThat(tools.environment(id)).isEqualTo(before);
        assertThat(all.getLast().findings())
                .anyMatch(finding -> finding.where().equals("mounts.uploads"));
    }

    @Test
    void savesNothingOfAFileThatHasOneError() {
        var records = new Records(db);
        var operator = accounts.operator();
        var good = mountOnly("production", TestEnvironments.directory().toString());
        var bad = mountOnly("staging", "/no/such/path");
        var file = TestEnvironments.file(TestAccounts.unique("Organization"), good, bad);
        var before = records.counts();

        assertThatThrownBy(() -> connections.connect(operator, file))
                .isInstanceOf(ConnectionRefused.class)
                .hasMessageContaining("Nothing was saved.")
                .hasMessageContaining("There is no such path on this machine: /no/such/path.");

        assertThat(records.counts()).isEqualTo(before);
    }

    @Test
    void checkingSavesNothing() {
        var records = new Records(db);
        var operator = accounts.operator();
        var plan =
                plan(
                        TestEnvironments.overSsh(),
                        database(),
                        TestEnvironments.directory().toString());
        var before = records.counts();

        var all = connections.check(operator, TestEnvironments.file("Nobody yet", plan));

        assertThat(all.getFirst().hasError()).as(all.toString()).isFalse();
        assertThat(records.counts()).isEqualTo(before);
    }

    @Test
    void takesBackAllOfItIfSavingFailsInTheMiddle() {
        var records = new Records(db);
        var operator = accounts.operator();
        var first = mountOnly("production", TestEnvironments.directory().toString());
        var second = mountOnly("staging", TestEnvironments.directory().toString());
        var file = TestEnvironments.file(TestAccounts.unique("Organization"), first, second);
        var before = records.counts();
        db.execute(
                "create trigger breaks before insert on mount for each row if new.path = '%s' then signal sqlstate '45000'; end if"
                        .formatted(second.mounts().getFirst().path()));
        try {
            assertThatThrownBy(() -> connections.connect(operator, file)).isNotNull();
        } finally {
            db.execute("drop trigger breaks");
        }

        assertThat(records.counts()).isEqualTo(before);
        assertThat(connections.connect(operator, file)).hasSize(2);
    }

    @Test
    void takesNamesWithEmojiAndQuotesForWhatTheyAre() {
        var wave = TestAccounts.unique("🌊");
        var shell = wave.replace("🌊", "🐚");
        var one =
                connected.connect(
                        wave,
                        mountOnly("\"prod\" 'n' --x 🚀", TestEnvironments.directory().toString()));
        var other =
                connected.connect(
                        shell,
                        mountOnly("\"prod\" 'n' --x 🪐", TestEnvironments.directory().toString()));

        assertThat(accounts.organization(wave)).isNotEqualTo(accounts.organization(shell));
        assertThat(one).isNotEqualTo(other);
        var owner = accounts.member(accounts.organization(wave), OrganizationRole.OWNER);
        assertThat(environments.find(owner, one).name()).isEqualTo("\"prod\" 'n' --x 🚀");
        assertThatThrownBy(() -> environments.find(owner, other)).isInstanceOf(NothingHere.class);
    }

    @Test
    void isForOperatorsAlone() {
        var file = TestEnvironments.file("Whoever", mountOnly("production", "/"));
        var customer = accounts.stranger();
        var support = accounts.staff(StaffRole.SUPPORT, StaffRole.APPROVER);
        for (var actor : List.of(customer, support)) {
            assertThatThrownBy(() -> connections.connect(actor, file))
                    .isInstanceOf(NothingHere.class);
            assertThatThrownBy(() -> connections.check(actor, file))
                    .isInstanceOf(NothingHere.class);
            assertThatThrownBy(() -> connections.checkHost(actor, HostPlan.local()))
                    .isInstanceOf(NothingHere.class);
            assertThatThrownBy(() -> connections.projects(actor, "Whoever"))
                    .isInstanceOf(NothingHere.class);
        }
    }

    private static EnvironmentPlan plan(HostPlan host, String database, String mount) {
        return new EnvironmentPlan(
                "production",
                "production",
                "active",
                host,
                "http://localhost/",
                null,
                null,
                List.of(service(database)),
                List.of(new MountPlan("uploads", mount, List.of("cache/", "*.tmp"))),
                new HooksPlan(List.of(), List.of(List.of("true", "a b"))));
    }

    private static ServicePlan service(String database) {
        return new ServicePlan(
                "mariadb",
                "mariadb",
                TestMariaDb.shared().socket(),
                null,
                null,
                "connecting",
                null,
                PASSWORD,
                List.of(database));
    }

    private static String database() {
        var name = TestAccounts.unique("connecting").replace(' ', '_');
        TestMariaDb.shared()
                .run(
                        """
                        create database %1$s;
                        create table %1$s.product (id int primary key);
                        create or replace user connecting@localhost identified by '%2$s';
                        grant all on *.* to connecting@localhost;
                        """
                                .formatted(name, PASSWORD));
        return name;
    }
}
