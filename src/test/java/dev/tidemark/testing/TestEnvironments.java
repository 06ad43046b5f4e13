package dev.tidemark.testing;

import dev.tidemark.account.Actor;
import dev.tidemark.account.OrganizationId;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.engine.testing.TestSshd;
import dev.tidemark.environment.ConnectionFile;
import dev.tidemark.environment.ConnectionFile.EnvironmentPlan;
import dev.tidemark.environment.ConnectionFile.HostPlan;
import dev.tidemark.environment.ConnectionFile.MountPlan;
import dev.tidemark.environment.ConnectionFile.OrganizationPlan;
import dev.tidemark.environment.ConnectionFile.ProjectPlan;
import dev.tidemark.environment.ConnectionService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Environments connected through the same checks as any other. */
public class TestEnvironments {
    private final ConnectionService connections;
    private final TestAccounts accounts;

    TestEnvironments(ConnectionService connections, TestAccounts accounts) {
        this.connections = connections;
        this.accounts = accounts;
    }

    /**
     * An environment and who may do everything in it.
     *
     * @param mount a directory with one file, its only part
     */
    public record Connected(
            String organizationName, OrganizationId organization, EnvironmentId id, Path mount) {}

    /** On this machine, with one small directory to protect. */
    public Connected small() {
        return small("active");
    }

    public Connected small(String state) {
        var organization = TestAccounts.unique("Organization");
        var mount = directory();
        var plan =
                new EnvironmentPlan(
                        "production",
                        "production",
                        state,
                        HostPlan.local(),
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(new MountPlan("uploads", mount.toString(), List.of())),
                        null);
        var id = connect(organization, plan);
        return new Connected(organization, accounts.organization(organization), id, mount);
    }

    /** Connects the plan in a project "Shop" of the organization. */
    public EnvironmentId connect(String organization, EnvironmentPlan plan) {
        return connections.connect(accounts.operator(), file(organization, plan)).getFirst().id();
    }

    public static ConnectionFile file(String organization, EnvironmentPlan... plans) {
        var project = new ProjectPlan("Shop", "Europe/Berlin", List.of(plans));
        return new ConnectionFile(
                List.of(), List.of(new OrganizationPlan(organization, List.of(project))));
    }

    /** This machine, reached through a real SSH server. */
    public static HostPlan overSsh() {
        var server = TestSshd.shared();
        return new HostPlan(
                "ssh",
                server.address().host(),
                server.address().port(),
                server.address().user(),
                null,
                server.userKey().reveal(),
                server.hostKey().toString(),
                TemporaryHome.tools());
    }

    public static Path directory() {
        try {
            var folder = Files.createTempDirectory("environment").resolve("uploads");
            Files.createDirectory(folder);
            Files.writeString(folder.resolve("letter.txt"), "Dear all");
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody of the portal's own, for what tests need done. */
    public Actor operator() {
        return accounts.operator();
    }
}
