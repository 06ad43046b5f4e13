package dev.tidemark.testing;

import dev.tidemark.account.Actor;
import dev.tidemark.account.OrganizationId;
import dev.tidemark.account.OrganizationRole;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.engine.Command;
import dev.tidemark.engine.LocalHost;
import dev.tidemark.engine.ToolRun;
import dev.tidemark.engine.mariadb.MariaDb;
import dev.tidemark.engine.mariadb.OddDatabase;
import dev.tidemark.engine.testing.TestMariaDb;
import dev.tidemark.engine.testing.TreeDigest;
import dev.tidemark.environment.Access;
import dev.tidemark.environment.ConnectionFile.CodePlan;
import dev.tidemark.environment.ConnectionFile.EnvironmentPlan;
import dev.tidemark.environment.ConnectionFile.HooksPlan;
import dev.tidemark.environment.ConnectionFile.HostPlan;
import dev.tidemark.environment.ConnectionFile.MountPlan;
import dev.tidemark.environment.ConnectionFile.ServicePlan;
import dev.tidemark.environment.EnvironmentService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A running environment with one of everything that makes backups and restores difficult: a real
 * database, a directory of odd files, a deployed checkout; connected to the portal, with an owner
 * who may restore.
 */
public final class TestSite {
    private static final String PASSWORD = "of the backup account";

    private final TestMariaDb server;
    private final String database;
    private final Path folder;
    private final EnvironmentId id;
    private final Actor owner;
    private final OrganizationId organization;

    private TestSite(
            TestMariaDb server,
            String database,
            Path folder,
            EnvironmentId id,
            OrganizationId organization,
            Actor owner) {
        this.server = server;
        this.database = database;
        this.folder = folder;
        this.id = id;
        this.organization = organization;
        this.owner = owner;
    }

    /** What is needed to make one. */
    public record Portal(
            TestEnvironments environments, TestAccounts accounts, EnvironmentService rights) {}

    public static TestSite create(Portal portal) {
        return create(portal, HostPlan.local(), TestMariaDb.shared(), List.of());
    }

    /**
     * @param beforeBackup commands of the environment's own
     */
    public static TestSite create(
            Portal portal, HostPlan host, TestMariaDb server, List<List<String>> beforeBackup) {
        return create(portal, host, server, new HooksPlan(beforeBackup, List.of()), temporary());
    }

    /**
     * @param folder an empty one, in which its files and code will lie
     */
    public static TestSite create(
            Portal portal, HostPlan host, TestMariaDb server, HooksPlan hooks, Path folder) {
        var database = TestAccounts.unique("site").replace(' ', '_');
        OddDatabase.create(server, database);
        server.run(
                "create or replace user tidemark@localhost identified by '%s'; grant all on *.* to tidemark@localhost;"
                        .formatted(PASSWORD));
        OddFiles.create(folder.resolve("uploads"));
        deploy(folder);
        var organizationName = TestAccounts.unique("Organization");
        var id =
                portal.environments()
                        .connect(organizationName, plan(host, server, database, folder, hooks));
        var organization = portal.accounts().organization(organizationName);
        var owner = portal.accounts().member(organization, OrganizationRole.OWNER);
        portal.rights().grant(owner, id, owner.id(), new Access(null, true));
        return new TestSite(server, database, folder, id, organization, owner);
    }

    private static EnvironmentPlan plan(
            HostPlan host, TestMariaDb server, String database, Path folder, HooksPlan hooks) {
        return new EnvironmentPlan(
                "production",
                "production",
                "active",
                host,
                null,
                null,
                new CodePlan(
                        folder.resolve("code").toString(),
                        folder.resolve("repository.git").toString(),
                        "main"),
                List.of(
                        new ServicePlan(
                                "mariadb",
                                "mariadb",
                                server.socket(),
                                null,
                                null,
                                "tidemark",
                                null,
                                PASSWORD,
                                List.of(database))),
                List.of(
                        new MountPlan(
                                "uploads",
                                folder.resolve("uploads").toString(),
                                List.of("cache/"))),
                hooks);
    }

    public EnvironmentId id() {
        return id;
    }

    public Actor owner() {
        return owner;
    }

    public OrganizationId organization() {
        return organization;
    }

    public String database() {
        return database;
    }

    public TestMariaDb server() {
        return server;
    }

    public Path uploads() {
        return folder.resolve("uploads");
    }

    public Path code() {
        return folder.resolve("code");
    }

    /** Everything that a restore has to bring back, in a form that can be compared. */
    public State state() {
        try (var host = new LocalHost()) {
            var mariaDb = new MariaDb(host, server.address());
            return new State(
                    mariaDb.checksums(database),
                    mariaDb.describe(database).definitions(),
                    TreeDigest.of(uploads().toString()),
                    revision());
        }
    }

    /** Tables by checksum, views and programs, files, and the deployed revision. */
    public record State(
            Map<String, Long> tables, String definitions, String files, String revision) {}

    /** As if the application and its people had gone on, and badly. */
    public void spoil() {
        OddDatabase.spoil(server, database);
        OddFiles.spoil(uploads());
        run("git", "-C", code().toString(), "commit", "-q", "--allow-empty", "-m", "Broken");
        run("git", "-C", code().toString(), "push", "-q", "origin", "main");
    }

    public String revision() {
        return run("git", "-C", code().toString(), "rev-parse", "HEAD").strip();
    }

    /** Where the branch of the repository is, which no restore may move. */
    public String branchHead() {
        return run("git", "-C", folder.resolve("repository.git").toString(), "rev-parse", "main")
                .strip();
    }

    public List<String> sideSchemas() {
        return server.run(
                        "select schema_name from information_schema.schemata where schema_name like '%s\\_\\_tm%%'"
                                .formatted(database))
                .lines()
                .toList();
    }

    /** Prepared or previous directories that are still there. */
    public List<String> sideDirectories() {
        try (var entries = Files.list(folder)) {
            return entries.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith(".tm-") || name.contains(".tidemark-"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deploy(Path folder) {
        var repository = folder.resolve("repository.git").toString();
        var code = folder.resolve("code").toString();
        run("git", "init", "-q", "--bare", "-b", "main", repository);
        run("git", "clone", "-q", repository, code);
        try {
            Files.writeString(folder.resolve("code/index.html"), "<h1>Shop</h1>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("git", "-C", code, "config", "user.email", "dev@shop.example");
        run("git", "-C", code, "config", "user.name", "Dev");
        run("git", "-C", code, "checkout", "-q", "-B", "main");
        run("git", "-C", code, "add", ".");
        run("git", "-C", code, "commit", "-q", "-m", "Shop: first version");
        run("git", "-C", code, "push", "-q", "-u", "origin", "main");
    }

    public static String run(String... command) {
        try (var host = new LocalHost()) {
            var arguments = List.of(command).subList(1, command.length);
            var run = ToolRun.of(Duration.ofMinutes(1), Command.of(command[0], arguments));
            return new String(host.run(run).orFail().output(), StandardCharsets.UTF_8);
        }
    }

    public static Path temporary() {
        try {
            return Files.createTempDirectory("site");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
