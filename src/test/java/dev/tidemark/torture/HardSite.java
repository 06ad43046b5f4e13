package dev.tidemark.torture;

import dev.tidemark.account.Actor;
import dev.tidemark.account.OrganizationRole;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.engine.testing.TestMariaDb;
import dev.tidemark.environment.Access;
import dev.tidemark.environment.ConnectionFile.CodePlan;
import dev.tidemark.environment.ConnectionFile.EnvironmentPlan;
import dev.tidemark.environment.ConnectionFile.HostPlan;
import dev.tidemark.environment.ConnectionFile.MountPlan;
import dev.tidemark.environment.ConnectionFile.ServicePlan;
import dev.tidemark.testing.TestAccounts;
import dev.tidemark.testing.TestSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * An environment made of cases: each database case brings its databases, each file case a folder in
 * the mount, which lies inside the checkout.
 */
final class HardSite {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** Previous states kept beside, folders that hold such, and what git status writes to. */
    private static final Pattern BESIDE =
            Pattern.compile(
                    "(^|/)\\.[^/]*tidemark-|(^|/)\\.tm-|^\\.$|^\\./shop$|/\\.git(/index)?$");

    private static final String PASSWORD = "of the backup account";

    private final TestMariaDb server;
    private final Path folder;
    private final Path code;
    private final Path uploads;
    private final List<HardCase> cases;
    private final Map<HardCase, Map<String, String>> names = new LinkedHashMap<>();

    HardSite(TestMariaDb server, List<HardCase> cases) {
        this.server = server;
        this.cases = List.copyOf(cases);
        this.folder = TestSite.temporary();
        this.code = folder.resolve("site/shop");
        this.uploads = folder.resolve("site/shop/uploads");
        for (var one : cases) {
            names.put(one, one.names(NUMBER.incrementAndGet()));
        }
    }

    /** Who may restore it. */
    record Connected(EnvironmentId id, Actor owner) {}

    Client client() {
        return new Client(server);
    }

    TestMariaDb server() {
        return server;
    }

    /** Where the application writes, in the checkout as most lie; none if only databases count. */
    Optional<Path> mount() {
        return hasFiles() ? Optional.of(uploads) : Optional.empty();
    }

    /** The checkout. */
    Optional<Path> code() {
        return hasFiles() ? Optional.of(code) : Optional.empty();
    }

    private boolean hasFiles() {
        return cases.stream().anyMatch(one -> one.kind() == HardCase.Kind.FILES);
    }

    /** All databases of all cases. */
    List<String> databases() {
        return names.values().stream().flatMap(all -> all.values().stream()).toList();
    }

    void make() {
        reserve();
        fill();
    }

    /** All that it consists of, with nothing in it: it can be connected then, whatever comes. */
    void reserve() {
        client().run(
                        "create user if not exists torture@localhost identified by '%s'; grant all on *.* to torture@localhost;"
                                .formatted(PASSWORD));
        databases().forEach(name -> client().run("create database " + Facts.quoted(name)));
        if (hasFiles()) {
            deploy();
        }
    }

    void fill() {
        databases().forEach(name -> client().run("drop database " + Facts.quoted(name)));
        for (var one : cases) {
            var text = one.text(names.get(one));
            if (one.kind() == HardCase.Kind.DATABASE) {
                client().run(text);
            } else {
                var place = uploads.resolve(one.name());
                create(place);
                Shell.run(place, "sh", "-eu", "-c", text);
            }
        }
    }

    private void deploy() {
        create(folder.resolve("site"));
        Shell.run(folder, "git", "init", "-q", "--bare", "-b", "main", "repository.git");
        Shell.run(folder, "git", "clone", "-q", "repository.git", code.toString());
        Shell.run(code, "git", "config", "user.email", "dev@shop.example");
        Shell.run(code, "git", "config", "user.name", "Dev");
        Shell.run(code, "git", "checkout", "-q", "-B", "main");
        Shell.run(code, "sh", "-c", "echo '<?php' > index.php; echo uploads/ > .gitignore");
        create(uploads);
        Shell.run(code, "git", "add", ".");
        Shell.run(code, "git", "commit", "-q", "-m", "Shop: first version");
        Shell.run(code, "git", "push", "-q", "-u", "origin", "main");
    }

    private static void create(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Connected connect(TestSite.Portal portal) {
        var organizationName = TestAccounts.unique("Torture");
        var id = portal.environments().connect(organizationName, plan());
        var organization = portal.accounts().organization(organizationName);
        var owner = portal.accounts().member(organization, OrganizationRole.OWNER);
        portal.rights().grant(owner, id, owner.id(), new Access(null, true));
        return new Connected(id, owner);
    }

    private EnvironmentPlan plan() {
        var services = new ArrayList<ServicePlan>();
        if (!databases().isEmpty()) {
            services.add(
                    new ServicePlan(
                            "mariadb",
                            "mariadb",
                            server.socket(),
                            null,
                            null,
                            "torture",
                            null,
                            PASSWORD,
                            databases()));
        }
        return new EnvironmentPlan(
                "production",
                "production",
                "active",
                HostPlan.local(),
                null,
                null,
                code().map(path ->
                                new CodePlan(
                                        path.toString(),
                                        folder.resolve("repository.git").toString(),
                                        "main"))
                        .orElse(null),
                services,
                mount().map(path -> new MountPlan("uploads", path.toString(), List.of())).stream()
                        .toList(),
                null);
    }

    /** Everything that has to come back, by case and name. */
    SortedMap<String, String> state() {
        var all = new TreeMap<String, String>();
        names.forEach((one, databases) -> {
            if (!databases.isEmpty()) {
                Facts.of(client(), databases)
                        .forEach((fact, value) -> put(all, one, one + ": " + fact, value));
            }
        });
        if (hasFiles()) {
            files(all);
        }
        return all;
    }

    private void files(Map<String, String> all) {
        var walk = HardCase.resource("walk.pl").toString();
        var printed = Shell.run(folder.resolve("site"), "perl", walk).text();
        for (var line : printed.lines().toList()) {
            var cells = line.split("\t", 2);
            if (!BESIDE.matcher(cells[0]).find()) {
                all.put("files: " + cells[0], cells[1]);
            }
        }
        cases.forEach(one -> all.keySet().removeIf(one::varies));
    }

    private static void put(Map<String, String> all, HardCase one, String fact, String value) {
        if (!one.varies(fact)) {
            all.put(fact, value);
        }
    }

    /** Leaves nothing on the server and the disk but what restores keep beside. */
    void remove() {
        for (var database : databases()) {
            client().tried(
                            "set foreign_key_checks = 0; drop database if exists "
                                    + Facts.quoted(database));
        }
        Shell.run(folder, "", List.of("chattr", "-R", "-f", "-i", "-a", "."));
        Shell.run(Path.of("/"), "", List.of("rm", "-rf", "--", folder.toString()));
    }
}
