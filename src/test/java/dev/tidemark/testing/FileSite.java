package dev.tidemark.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidemark.account.Actor;
import dev.tidemark.account.OrganizationRole;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.engine.Command;
import dev.tidemark.engine.LocalHost;
import dev.tidemark.engine.ToolRun;
import dev.tidemark.engine.testing.TreeDigest;
import dev.tidemark.environment.Access;
import dev.tidemark.environment.ConnectionFile.CodePlan;
import dev.tidemark.environment.ConnectionFile.EnvironmentPlan;
import dev.tidemark.environment.ConnectionFile.HostPlan;
import dev.tidemark.environment.ConnectionFile.MountPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An environment of files and code alone, whose layout a test decides. */
public final class FileSite {
    private final Path folder;
    private final EnvironmentId id;
    private final Actor owner;

    private FileSite(Path folder, EnvironmentId id, Actor owner) {
        this.folder = folder;
        this.id = id;
        this.owner = owner;
    }

    /**
     * @param layout shell commands that make it, in {@code site} of its folder; {@code deploy DIR}
     *     makes a checkout
     * @param code relative to the folder
     * @param mounts the same
     */
    public static FileSite create(
            TestSite.Portal portal, String layout, String code, List<String> mounts) {
        return create(
                portal,
                layout,
                code,
                mounts.stream()
                        .collect(
                                Collectors.toMap(
                                        mount -> mount.replace('/', '-'), Function.identity())));
    }

    /**
     * @param mounts paths by name
     */
    public static FileSite create(
            TestSite.Portal portal, String layout, String code, Map<String, String> mounts) {
        return create(portal, TestSite.temporary(), layout, code, mounts);
    }

    public static FileSite create(
            TestSite.Portal portal,
            Path folder,
            String layout,
            String code,
            Map<String, String> mounts) {
        var deploy =
                """
                set -e
                git init -q --bare -b main repository.git
                deploy() {
                  git clone -q repository.git "$1" 2>/dev/null; cd "$1"
                  git config user.email dev@shop.example; git config user.name Dev
                  git checkout -q -B main; mkdir -p content; echo v1 > content/page; git add .
                  git commit -qm 'First version'; git push -q -u origin main; cd "$folder"
                }
                folder=$PWD
                """;
        shell(folder, deploy + layout);
        var organizationName = TestAccounts.unique("Organization");
        var plan =
                new EnvironmentPlan(
                        "production",
                        "production",
                        "active",
                        HostPlan.local(),
                        null,
                        null,
                        new CodePlan(
                                folder.resolve(code).toString(),
                                folder.resolve("repository.git").toString(),
                                "main"),
                        List.of(),
                        mounts.entrySet().stream()
                                .map(mount ->
                                        new MountPlan(
                                                mount.getKey(),
                                                folder.resolve(mount.getValue()).toString(),
                                                List.of()))
                                .toList(),
                        null);
        var id = portal.environments().connect(organizationName, plan);
        var organization = portal.accounts().organization(organizationName);
        var owner = portal.accounts().member(organization, OrganizationRole.OWNER);
        portal.rights().grant(owner, id, owner.id(), new Access(null, true));
        return new FileSite(folder, id, owner);
    }

    public EnvironmentId id() {
        return id;
    }

    public Actor owner() {
        return owner;
    }

    public Path path(String relative) {
        return folder.resolve(relative);
    }

    public String shell(String script) {
        return shell(folder, script);
    }

    private static String shell(Path folder, String script) {
        try (var host = new LocalHost()) {
            var run = ToolRun.of(Duration.ofMinutes(2), Command.of("bash", "-c", script));
            return new String(host.run(run.in(folder.toString())).orFail().output(), UTF_8);
        }
    }

    /**
     * All of it but what restores keep beside, and the times of the folders that names change in.
     */
    public String digest() {
        return TreeDigest.of(folder.toString())
                .lines()
                .filter(line -> !line.contains("/.tm-"))
                .map(line ->
                        line.replaceFirst(" ->  [0-9.]+ $", " ->")
                                .replaceFirst("^d (\\S+ \\S+ \\S+) \\S+", "d $1"))
                .reduce("", (one, other) -> one + other + "\n");
    }
}
