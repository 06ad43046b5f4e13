package dev.tidemark.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tidemark.base.Refused;
import dev.tidemark.engine.Command;
import dev.tidemark.engine.LocalHost;
import dev.tidemark.engine.ToolRun;
import dev.tidemark.engine.testing.TestMariaDb;
import dev.tidemark.engine.testing.TestSshd;
import dev.tidemark.environment.ConnectionFile.CodePlan;
import dev.tidemark.environment.ConnectionFile.EnvironmentPlan;
import dev.tidemark.environment.ConnectionFile.HealthPlan;
import dev.tidemark.environment.ConnectionFile.HooksPlan;
import dev.tidemark.environment.ConnectionFile.HostPlan;
import dev.tidemark.environment.ConnectionFile.MountPlan;
import dev.tidemark.environment.ConnectionFile.ProjectPlan;
import dev.tidemark.environment.ConnectionFile.ServicePlan;
import dev.tidemark.testing.PortalTest;
import dev.tidemark.testing.TestAccounts;
import dev.tidemark.testing.TestEnvironments;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Each check against the real thing, and what it says when something is wrong. */
@PortalTest
class ConnectionCheckTest {
    private static final HostPlan HERE = HostPlan.local();

    @Autowired ConnectionService connections;
    @Autowired TestAccounts accounts;
    @Autowired TestEnvironments connected;
    @TempDir Path folder;

    private dev.tidemark.account.Actor operator;

    @BeforeEach
    void anOperator() {
        operator = accounts.operator();
    }

    @Nested
    class OfTheHost {
        @Test
        void isGoodHereAndOverSsh() {
            assertThat(connections.checkHost(operator, HERE)).noneMatch(Finding::isError);
            assertThat(connections.checkHost(operator, TestEnvironments.overSsh()))
                    .singleElement()
                    .satisfies(finding ->
                            assertThat(finding.isError()).as(finding.message()).isFalse());
        }

        @Test
        void saysThatResticIsTooOld() throws IOException {
            program("restic", "echo 'restic 0.14.0 compiled with go1.19.8 on linux/amd64'");

            assertThat(errors(connections.checkHost(operator, withTools(folder.toString()))))
                    .containsExactly("restic is too old: found 0.14.0, need 0.17.1 or newer.");
        }

        @Test
        void saysThatResticIsMissing() {
            assumeThat(onPath("restic")).isFalse();

            assertThat(errors(connections.checkHost(operator, withTools(folder.toString()))))
                    .containsExactly(
                            "restic is not installed on %s."
                                    .formatted(TestSshd.shared().address()));
        }

        @Test
        void saysThatItCannotBeReached() throws IOException {
            int port;
            try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = closed.getLocalPort();
            }
            var server = TestSshd.shared();
            var plan =
                    ssh(
                            "127.0.0.1",
                            port,
                            server.userKey().reveal(),
                            server.hostKey().toString(),
                            "");

            assertThat(errors(connections.checkHost(operator, plan)))
                    .singleElement()
                    .asString()
                    .contains("127.0.0.1:" + port, "cannot be reached", "refused");
        }

        @Test
        void saysThatTheKeyWasRefused() {
            var server = TestSshd.shared();
            var plan = at("localhost", server.strangerKey().reveal(), server.hostKey().toString());

            assertThat(errors(connections.checkHost(operator, plan)))
                    .singleElement()
                    .asString()
                    .contains("refused the portal's SSH key");
        }

        @Test
        void saysThatTheHostKeyIsAnother() {
            var plan = at("localhost", TestSshd.shared().userKey().reveal(), anotherHostKey());

            assertThat(errors(connections.checkHost(operator, plan)))
                    .singleElement()
                    .asString()
                    .contains(
                            "presented another host key than the one that was pinned; nothing was sent to it");
        }

        @Test
        void showsTheHostKeyUntilItIsPinned() {
            var server = TestSshd.shared();
            var plan = at("localhost", server.userKey().reveal(), null);

            assertThat(errors(connections.checkHost(operator, plan)))
                    .singleElement()
                    .asString()
                    .contains(
                            "not pinned",
                            server.hostKey().fingerprint(),
                            "hostKey: \"" + server.hostKey() + "\"");
            assertThat(connections.scanHostKey(operator, plan)).isEqualTo(server.hostKey());
        }

        @Test
        void refusesWhatIsNoPrivateKey() {
            var server = TestSshd.shared();

            assertThat(
                            errors(
                                    connections.checkHost(
                                            operator,
                                            at("localhost", "hello", server.hostKey().toString()))))
                    .singleElement()
                    .asString()
                    .contains("not a private key");
        }

        @Test
        void doesNotLetAKnownHostChangeItsKeyUnnoticed() {
            connected.connect(
                    TestAccounts.unique("Organization"),
                    environment(
                            TestEnvironments.overSsh(),
                            new MountPlan(
                                    "uploads",
                                    TestEnvironments.directory().toString(),
                                    List.of())));
            var plan = at("127.0.0.1", TestSshd.shared().userKey().reveal(), anotherHostKey());

            assertThat(errors(connections.checkHost(operator, plan)))
                    .singleElement()
                    .asString()
                    .contains(
                            "is on record with another host key",
                            TestSshd.shared().hostKey().fingerprint());
        }

        private HostPlan withTools(String tools) {
            var server = TestSshd.shared();
            return ssh(
                    "127.0.0.1",
                    server.address().port(),
                    server.userKey().reveal(),
                    server.hostKey().toString(),
                    tools);
        }

        private HostPlan at(String address, String key, @Nullable String hostKey) {
            return ssh(address, TestSshd.shared().address().port(), key, hostKey, "");
        }

        private HostPlan ssh(
                String address, int port, String key, @Nullable String hostKey, String tools) {
            return new HostPlan(
                    "ssh",
                    address,
                    port,
                    TestSshd.shared().address().user(),
                    null,
                    key,
                    hostKey,
                    tools);
        }
    }

    @Nested
    class OfTheDatabases {
        private final TestMariaDb server = TestMariaDb.shared();
        private final String database = TestAccounts.unique("checked").replace(' ', '_');

        @BeforeEach
        void aDatabase() {
            server.run(
                    """
                    create database %1$s;
                    create table %1$s.product (id int primary key);
                    insert into %1$s.product values (1), (2);
                    create or replace user reader@localhost identified by 'right';
                    grant select on %1$s.* to reader@localhost;
                    """
                            .formatted(database));
        }

        @Test
        void namesEachMissingPrivilegeWithTheStatementThatGivesIt() {
            var lacking = connections.checkServices(operator, HERE, List.of(reader("right")));

            assertThat(errors(lacking)).isNotEmpty().allMatch(message -> message.contains("lacks"));
            assertThat(lacking)
                    .filteredOn(Finding::isError)
                    .allSatisfy(finding -> assertThat(finding.remedy()).startsWith("GRANT "));

            lacking.stream()
                    .filter(Finding::isError)
                    .forEach(finding -> server.run(finding.remedy()));

            assertThat(connections.checkServices(operator, HERE, List.of(reader("right"))))
                    .noneMatch(Finding::isError)
                    .anyMatch(finding -> finding.message().contains("1 table, 2 rows"));
        }

        @Test
        void saysThatTheAccountWasRefused() {
            assertThat(errors(connections.checkServices(operator, HERE, List.of(reader("wrong")))))
                    .singleElement()
                    .asString()
                    .contains("refused the account");
            assertThatThrownBy(() -> connections.databases(operator, HERE, reader("wrong")))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("refused the account");
        }

        @Test
        void saysThatThereIsNoSuchDatabaseAndWhichItSees() {
            var plan = plan(server.socket(), "right", "elsewhere");

            assertThat(connections.checkServices(operator, HERE, List.of(plan)))
                    .filteredOn(Finding::isError)
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.message()).contains("no database elsewhere");
                        assertThat(finding.remedy()).contains(database);
                    });
        }

        @Test
        void refusesKeysThatLeadOutOfTheEnvironment() {
            server.run(
                    """
                    create or replace database key_outside;
                    create table key_outside.people (id int primary key);
                    create or replace database key_inside; create table key_inside.orders
                      (id int primary key, constraint bought foreign key (id)
                        references key_outside.people (id));
                    grant all on *.* to reader@localhost;
                    """);
            var alone = plan(server.socket(), "right", "key_inside");

            assertThat(connections.checkServices(operator, HERE, List.of(alone)))
                    .filteredOn(Finding::isError)
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.message())
                                .contains("key_inside.orders (bought)", "key_outside.people");
                        assertThat(finding.remedy()).contains("Connect key_outside");
                    });
        }

        @Test
        void findsDatabasesWithTheirSizes() {
            assertThat(connections.databases(operator, HERE, reader("right")))
                    .filteredOn(size -> size.name().equals(database))
                    .singleElement()
                    .satisfies(size -> assertThat(size.tables()).isEqualTo(1));
        }

        @Test
        void saysThatNoServerAnswers() {
            assertThat(
                            errors(
                                    connections.checkServices(
                                            operator,
                                            HERE,
                                            List.of(
                                                    plan(
                                                            folder + "/none.sock",
                                                            "right",
                                                            database)))))
                    .singleElement()
                    .asString()
                    .contains("does not answer");
        }

        @Test
        void refusesAnotherKindAndTheSameDatabaseTwice() {
            var redis =
                    new ServicePlan(
                            "cache", "redis", "/r", null, null, "u", null, "p", List.of("0"));

            assertThat(errors(connections.checkServices(operator, HERE, List.of(redis))))
                    .containsExactly("redis is not supported yet; mariadb is.");
            assertThat(
                            errors(
                                    connections.checkServices(
                                            operator,
                                            HERE,
                                            List.of(reader("right"), reader("right")))))
                    .anyMatch(message -> message.contains("Two have the name"));
        }

        private ServicePlan reader(String password) {
            return plan(server.socket(), password, database);
        }

        private ServicePlan plan(String socket, String password, String database) {
            return new ServicePlan(
                    "mariadb",
                    "mariadb",
                    socket,
                    null,
                    null,
                    "reader",
                    null,
                    password,
                    List.of(database));
        }
    }

    @Nested
    class OfTheDirectories {
        @Test
        void saysPreciselyWhatIsWrong() throws IOException {
            Files.writeString(folder.resolve("file"), "");
            Files.createDirectory(folder.resolve("real"));
            Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));

            assertThat(error(folder.resolve("none")))
                    .isEqualTo("There is no such path on this machine: %s/none.".formatted(folder));
            assertThat(error(folder.resolve("file"))).endsWith("/file is not a directory.");
            assertThat(error(folder.resolve("link"))).endsWith("/link is a symbolic link.");
            assertThat(error(Path.of("/proc"))).contains("is a mount point of its own");
            assertThat(error(Path.of("relative"))).contains("must be absolute");
        }

        @Test
        void saysSoOverSshToo() {
            var mount = new MountPlan("uploads", folder.resolve("none").toString(), List.of());

            assertThat(
                            errors(
                                    connections.checkMounts(
                                            operator,
                                            TestEnvironments.overSsh(),
                                            List.of(mount),
                                            null)))
                    .containsExactly(
                            "There is no such path on %s: %s/none."
                                    .formatted(TestSshd.shared().address(), folder));
        }

        @Test
        void keepsDirectoriesAndCodeApart() throws IOException {
            var outer = Files.createDirectory(folder.resolve("outer"));
            var inner = Files.createDirectory(outer.resolve("inner"));
            var code = new CodePlan(outer.toString(), "/repository", "main");

            assertThat(errors(check(List.of(mount("a", outer), mount("b", inner)), null)))
                    .singleElement()
                    .asString()
                    .contains("lies within");
            assertThat(errors(check(List.of(mount("a", inner)), code))).isEmpty();
            assertThat(errors(check(List.of(mount("a", outer)), code)))
                    .singleElement()
                    .asString()
                    .contains("is the code directory itself");
            var within = new CodePlan(inner.toString(), "/repository", "main");
            assertThat(errors(check(List.of(mount("a", outer)), within)))
                    .singleElement()
                    .asString()
                    .contains("holds the code directory");
        }

        @Test
        void saysWhatAMountWithinTheCodeMustBeLike() throws IOException {
            var release = Files.createDirectories(folder.resolve("releases/1/images")).getParent();
            var current = Files.createSymbolicLink(folder.resolve("current"), release);
            var elsewhere = Files.createDirectories(folder.resolve("elsewhere/files"));
            Files.createSymbolicLink(release.resolve("linked"), elsewhere.getParent());
            var code = new CodePlan(current.toString(), "/repository", "main");

            assertThat(errors(check(List.of(mount("a", current.resolve("images"))), code)))
                    .isEmpty();
            assertThat(errors(check(List.of(mount("a", release.resolve("images"))), code)))
                    .singleElement()
                    .asString()
                    .contains("lies within the release that");
            assertThat(errors(check(List.of(mount("a", current.resolve("linked/files"))), code)))
                    .singleElement()
                    .asString()
                    .contains("leads out of the code directory");
        }

        @Test
        void refusesDirectoriesThatHoldOtherFileSystems() {
            assertThat(error(Path.of("/"))).contains("is a mount point of its own");
            assertThat(error(Path.of("/sys/fs"))).contains("Another file system is mounted within");
        }

        private List<Finding> check(List<MountPlan> mounts, @Nullable CodePlan code) {
            return connections.checkMounts(operator, HERE, mounts, code);
        }

        private MountPlan mount(String name, Path path) {
            return new MountPlan(name, path.toString(), List.of());
        }

        private String error(Path path) {
            var findings = check(List.of(mount("uploads", path)), null);
            return errors(findings).stream().findFirst().orElse("no error");
        }
    }

    @Nested
    class OfTheCode {
        @Test
        void saysPreciselyWhatIsWrong() throws IOException {
            var repository = folder.resolve("repository.git").toString();
            var checkout = folder.resolve("checkout").toString();
            git("init", "-q", "--bare", "-b", "main", repository);
            git("clone", "-q", repository, checkout);
            git(
                    "-C",
                    checkout,
                    "-c",
                    "user.name=T",
                    "-c",
                    "user.email=t@t",
                    "commit",
                    "-q",
                    "--allow-empty",
                    "-m",
                    "First");
            git("-C", checkout, "push", "-q", "origin", "HEAD:main");
            git(
                    "-C",
                    checkout,
                    "worktree",
                    "add",
                    "-q",
                    "--detach",
                    folder.resolve("linked").toString());
            var plain = Files.createDirectory(folder.resolve("plain")).toString();

            assertThat(
                            connections.checkCode(
                                    operator, HERE, new CodePlan(checkout, repository, "main")))
                    .noneMatch(Finding::isError)
                    .anyMatch(finding -> finding.message().contains("First"));
            assertThat(error(plain, repository, "main"))
                    .isEqualTo(plain + " is not a git checkout.");
            assertThat(error(folder + "/none", repository, "main"))
                    .contains("There is no such path");
            assertThat(error(checkout, repository, "other")).contains("has no branch other");
            assertThat(error(checkout, checkout, "main"))
                    .contains("is the deployed checkout itself");
            assertThat(error(folder + "/linked", repository, "main"))
                    .contains("is a linked work tree");
        }

        private String error(String path, String repository, String branch) {
            return errors(
                            connections.checkCode(
                                    operator, HERE, new CodePlan(path, repository, branch)))
                    .getFirst();
        }

        private void git(String... arguments) {
            try (var host = new LocalHost()) {
                host.run(ToolRun.of(Duration.ofSeconds(30), Command.of("git", arguments))).orFail();
            }
        }
    }

    @Nested
    class OfTheRest {
        @Test
        void looksForTheProgramsOfHooksAndRunsNone() throws IOException {
            var marker = folder.resolve("ran");
            program("clear", "touch " + marker);
            var hooks =
                    new HooksPlan(
                            List.of(List.of(folder + "/clear", "--all")),
                            List.of(List.of("no-such-program"), List.of("true")));

            var findings = connections.checkHooks(operator, HERE, hooks, null);

            assertThat(errors(findings))
                    .containsExactly(
                            "There is no program no-such-program on this machine that the account may run.");
            assertThat(findings).hasSize(3);
            assertThat(marker).doesNotExist();
        }

        @Test
        void onlyWarnsOfASiteThatIsDown() {
            var finding =
                    connections.checkHealth(operator, new HealthPlan("http://127.0.0.1:1/", "ok"));

            assertThat(finding.level()).isEqualTo(Finding.Level.WARNING);
            assertThat(
                            connections
                                    .checkHealth(operator, new HealthPlan("no address", null))
                                    .isError())
                    .isTrue();
        }

        @Test
        void connectsAnEnvironmentThatIsDown() {
            var organization = TestAccounts.unique("Organization");
            var plan =
                    new EnvironmentPlan(
                            "production",
                            "production",
                            "active",
                            HERE,
                            null,
                            new HealthPlan("http://127.0.0.1:1/", null),
                            null,
                            List.of(),
                            List.of(
                                    new MountPlan(
                                            "uploads",
                                            TestEnvironments.directory().toString(),
                                            List.of())),
                            null);

            var saved =
                    connections
                            .connect(operator, TestEnvironments.file(organization, plan))
                            .getFirst();

            assertThat(saved.id()).isNotNull();
            assertThat(saved.findings())
                    .anyMatch(finding -> finding.level() == Finding.Level.WARNING);
        }

        @Test
        void refusesUnknownTypesStatesAndZones() {
            var plan =
                    new EnvironmentPlan(
                            "production",
                            "live",
                            "asleep",
                            HERE,
                            null,
                            null,
                            null,
                            List.of(),
                            List.of(),
                            null);
            var project = new ProjectPlan("Shop", "Mars/Base", List.of(plan));

            assertThat(errors(connections.checkNames(operator, "Nordlicht", project, plan)))
                    .containsExactly(
                            "Mars/Base is not a time zone. Use a name such as Europe/Berlin.",
                            "live is not one of production, staging, development.",
                            "asleep is not one of active, inactive.");
        }

        @Test
        void refusesControlCharactersInNames() {
            assertThat(errors(named("prod\nuction")))
                    .containsExactly("A name holds no line breaks or other control characters.");
            assertThat(errors(named("prod\u001b[31m"))).hasSize(1);
        }

        @Test
        void refusesWhatIsMissingInsteadOfFailing() {
            var plan =
                    new EnvironmentPlan(
                            "production",
                            "production",
                            null,
                            null,
                            null,
                            new HealthPlan(null, null),
                            new CodePlan(null, null, null),
                            List.of(
                                    new ServicePlan(
                                            "db", null, null, null, null, null, null, null,
                                            List.of())),
                            List.of(new MountPlan("uploads", null, List.of())),
                            null);

            var checked =
                    connections
                            .check(operator, TestEnvironments.file("Nordlicht", plan))
                            .getFirst();

            assertThat(checked.findings())
                    .allMatch(Finding::isError)
                    .extracting(Finding::where)
                    .contains(
                            "environment.host",
                            "health.url",
                            "code.path",
                            "code.repository",
                            "code.branch",
                            "services.db.kind",
                            "services.db.user",
                            "mounts.uploads");
        }

        @Test
        void refusesAnEnvironmentWithNothingToProtect() {
            var plan =
                    new EnvironmentPlan(
                            "production",
                            "production",
                            null,
                            HERE,
                            null,
                            null,
                            null,
                            List.of(),
                            List.of(),
                            null);

            assertThat(
                            errors(
                                    connections
                                            .check(
                                                    operator,
                                                    TestEnvironments.file("Nordlicht", plan))
                                            .getFirst()
                                            .findings()))
                    .containsExactly(
                            "There is nothing to protect: no service, no mount and no code.");
        }

        private List<Finding> named(String name) {
            var plan =
                    new EnvironmentPlan(
                            name,
                            "production",
                            null,
                            HERE,
                            null,
                            null,
                            null,
                            List.of(),
                            List.of(),
                            null);
            return connections.checkNames(
                    operator, "Nordlicht", new ProjectPlan("Shop", "UTC", List.of(plan)), plan);
        }
    }

    private static EnvironmentPlan environment(HostPlan host, MountPlan mount) {
        return new EnvironmentPlan(
                "production",
                "production",
                null,
                host,
                null,
                null,
                null,
                List.of(),
                List.of(mount),
                null);
    }

    private static List<String> errors(List<Finding> findings) {
        return findings.stream().filter(Finding::isError).map(Finding::message).toList();
    }

    private void program(String name, String line) throws IOException {
        var file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    /** A well-formed key that no server here has. */
    private static String anotherHostKey() {
        var type = "ssh-ed25519".getBytes(StandardCharsets.US_ASCII);
        var blob =
                ByteBuffer.allocate(4 + type.length + 4 + 32)
                        .putInt(type.length)
                        .put(type)
                        .putInt(32);
        return "ssh-ed25519 " + Base64.getEncoder().encodeToString(blob.array());
    }
}
