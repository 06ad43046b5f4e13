package dev.tidemark.environment;

import dev.tidemark.base.Refused;
import dev.tidemark.engine.Directories;
import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.Git;
import dev.tidemark.engine.Host;
import dev.tidemark.engine.HostKey;
import dev.tidemark.engine.HostProbe;
import dev.tidemark.engine.HttpCheck;
import dev.tidemark.engine.Secret;
import dev.tidemark.engine.SshAddress;
import dev.tidemark.engine.SshHost;
import dev.tidemark.engine.mariadb.DatabaseAddress;
import dev.tidemark.engine.mariadb.DatabaseSize;
import dev.tidemark.engine.mariadb.MariaDb;
import dev.tidemark.environment.ConnectionFile.CodePlan;
import dev.tidemark.environment.ConnectionFile.EnvironmentPlan;
import dev.tidemark.environment.ConnectionFile.HealthPlan;
import dev.tidemark.environment.ConnectionFile.HostPlan;
import dev.tidemark.environment.ConnectionFile.MountPlan;
import dev.tidemark.environment.ConnectionFile.ServicePlan;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tests each part of a connection against the real thing and says precisely what is wrong. Saves nothing. */
@Component
class ConnectionCheck {
    private final Hosts hosts;
    private final HttpCheck http = new HttpCheck();

    ConnectionCheck(Hosts hosts) {
        this.hosts = hosts;
    }

    /** Everything, with one connection to the host. */
    List<Finding> environment(EnvironmentPlan plan) {
        var findings = new ArrayList<>(host(plan.host()));
        if (findings.stream().anyMatch(Finding::isError)) {
            return findings;
        }
        plan.services().forEach(service -> findings.addAll(service(plan.host(), service)));
        plan.mounts().forEach(mount -> findings.addAll(mount(plan.host(), mount, plan.code())));
        if (plan.code() != null) {
            findings.addAll(code(plan.host(), plan.code()));
        }
        if (plan.health() != null && !"inactive".equals(plan.state())) {
            findings.add(health(plan.health()));
        }
        if (plan.services().isEmpty() && plan.mounts().isEmpty() && plan.code() == null) {
            findings.add(Finding.error(
                    "environment", "There is nothing to protect: no service, no mount and no code.", null));
        }
        return findings;
    }

    List<Finding> host(HostPlan plan) {
        return onHost("host", plan, host -> {
            var facts = new HostProbe(host).examine();
            var findings = new ArrayList<Finding>();
            facts.problems().forEach(problem -> findings.add(Finding.error("host", problem, null)));
            if (findings.isEmpty()) {
                findings.add(Finding.good(
                        "host", "%s, %s, as %s.".formatted(facts.hostname(), facts.system(), facts.user())));
            }
            return findings;
        });
    }

    List<DatabaseSize> databases(HostPlan hostPlan, ServicePlan service) {
        try (var host = open(hostPlan)) {
            return new MariaDb(host, address(service)).databases();
        }
    }

    List<Finding> service(HostPlan hostPlan, ServicePlan service) {
        var where = "services." + service.name();
        if (!"mariadb".equals(service.kind())) {
            return List.of(Finding.error(
                    where + ".kind", "%s is not supported yet; mariadb is.".formatted(service.kind()), null));
        }
        return onHost(where, hostPlan, host -> {
            var database = new MariaDb(host, address(service));
            var server = database.server();
            var findings = new ArrayList<Finding>();
            findings.add(Finding.good(where, "MariaDB %s answers.".formatted(server.fullVersion())));
            if (service.databases().isEmpty()) {
                findings.add(Finding.error(where + ".databases", "No database was picked.", null));
            }
            var known = database.databases().stream().map(DatabaseSize::name).toList();
            for (var name : service.databases()) {
                findings.addAll(
                        known.contains(name)
                                ? database(database, where, name)
                                : List.of(Finding.error(
                                        where + ".databases",
                                        "There is no database %s, or the account does not see it.".formatted(name),
                                        known.isEmpty() ? null : "It sees: " + String.join(", ", known))));
            }
            return findings;
        });
    }

    private static List<Finding> database(MariaDb server, String where, String name) {
        var findings = new ArrayList<Finding>();
        for (var shortcoming : server.shortcomings(name)) {
            findings.add(Finding.error(where + ".databases." + name, shortcoming.sentence(), shortcoming.remedy()));
        }
        if (findings.isEmpty()) {
            var description = server.describe(name);
            findings.add(Finding.good(
                    where + ".databases." + name,
                    "%s: %,d tables, %,d rows, %,d views."
                            .formatted(
                                    name,
                                    description.tables().size(),
                                    description.rows(),
                                    description.views().size())));
        }
        return findings;
    }

    List<Finding> mount(HostPlan hostPlan, MountPlan mount, @Nullable CodePlan code) {
        var where = "mounts." + mount.name();
        if (!mount.path().startsWith("/")) {
            return List.of(Finding.error(where, "The path must be absolute: it begins with a slash.", null));
        }
        if (code != null && within(mount.path(), code.path())) {
            return List.of(Finding.error(
                    where,
                    "%s lies within the code directory, which a restore exchanges as a whole.".formatted(mount.path()),
                    "Move it beside the code and put a symbolic link in its old place."));
        }
        return onHost(where, hostPlan, host -> List.of(directory(where, mount.path(), host)));
    }

    private static Finding directory(String where, String path, Host host) {
        var facts = new Directories(host).facts(path);
        if (!facts.exists()) {
            return Finding.error(where, "There is no such path on %s: %s.".formatted(host.label(), path), null);
        }
        if (!facts.directory()) {
            return Finding.error(where, "%s is not a directory.".formatted(path), null);
        }
        if (facts.symbolicLink()) {
            return Finding.error(
                    where, "%s is a symbolic link.".formatted(path), "Use the directory itself: " + facts.realPath());
        }
        if (facts.mountPoint()) {
            return Finding.error(
                    where,
                    "%s is a mount point of its own, so it cannot change places with a prepared directory."
                            .formatted(path),
                    "Protect a directory within it.");
        }
        if (!facts.readable()) {
            return Finding.error(where, "The account may not read %s.".formatted(path), null);
        }
        if (!facts.parentWritable()) {
            return Finding.error(
                    where,
                    "The account may not write beside %s, where a restore prepares.".formatted(path),
                    "Give it write permission on " + Path.of(path).getParent());
        }
        return Finding.good(where, "%s can be read, and restores can be prepared beside it.".formatted(path));
    }

    List<Finding> code(HostPlan hostPlan, CodePlan code) {
        return onHost("code", hostPlan, host -> {
            var facts = new Directories(host).facts(code.path());
            if (!facts.exists() || !facts.directory()) {
                return List.of(
                        facts.exists()
                                ? Finding.error("code.path", "%s is not a directory.".formatted(code.path()), null)
                                : Finding.error(
                                        "code.path",
                                        "There is no such path on %s: %s.".formatted(host.label(), code.path()),
                                        null));
            }
            if (!facts.parentWritable()) {
                return List.of(Finding.error(
                        "code.path",
                        "The account may not write beside %s, where a restore prepares.".formatted(code.path()),
                        "Give it write permission on " + Path.of(code.path()).getParent()));
            }
            var git = new Git(host);
            var checkout = git.checkout(code.path()).orElse(null);
            if (checkout == null) {
                return List.of(Finding.error("code.path", "%s is not a git checkout.".formatted(code.path()), null));
            }
            if (!checkout.ownGitDirectory()) {
                return List.of(Finding.error(
                        "code.path",
                        "%s is a linked work tree: its history lies elsewhere and would not be in the backup."
                                .formatted(code.path()),
                        "Deploy with git clone."));
            }
            if (same(facts.realPath(), code.repository())) {
                return List.of(Finding.error(
                        "code.repository",
                        "The repository is the deployed checkout itself, which a restore would take back with it.",
                        "Name the repository that developers push to."));
            }
            return List.of(
                    Finding.good(
                            "code.path",
                            "Deployed is %.7s, %s.".formatted(checkout.commit().revision(), checkout.commit().subject())),
                    branch(git, code));
        });
    }

    private static Finding branch(Git git, CodePlan code) {
        return git.branchHead(code.repository(), code.branch())
                .map(head -> Finding.good("code.repository", "%s is at %.7s.".formatted(code.branch(), head)))
                .orElseGet(() -> Finding.error(
                        "code.branch",
                        "The repository %s has no branch %s.".formatted(code.repository(), code.branch()),
                        null));
    }

    Finding health(HealthPlan health) {
        try {
            var answer = http.check(URI.create(health.url()), health.expect(), Duration.ofSeconds(5));
            return answer.healthy()
                    ? Finding.good("health", answer.message())
                    : Finding.warning("health", answer.message(), "It can be saved so if the site is down just now.");
        } catch (IllegalArgumentException notAnAddress) {
            return Finding.error("health.url", "%s is not an address.".formatted(health.url()), null);
        }
    }

    /** The key a host presents, to be shown and confirmed before anything is sent to it. */
    HostKey scan(HostPlan plan) {
        return SshHost.scanHostKey(Objects.requireNonNull(plan.address()), port(plan));
    }

    private List<Finding> onHost(String where, HostPlan plan, Function<Host, List<Finding>> check) {
        try (var host = open(plan)) {
            return check.apply(host);
        } catch (EngineException problem) {
            return List.of(Finding.error(where, problem.failure().message(), null));
        } catch (Refused | IllegalArgumentException problem) {
            return List.of(Finding.error(where, String.valueOf(problem.getMessage()), null));
        }
    }

    /** A connection of its own, for plans that are not saved yet. */
    private Host open(HostPlan plan) {
        if (plan.isLocal()) {
            return hosts.thisMachine();
        }
        if (!"ssh".equals(plan.kind())) {
            throw new Refused("%s is no kind of host: use local or ssh.".formatted(plan.kind()));
        }
        if (plan.hostKey() == null) {
            var presented = scan(plan);
            throw new Refused("The host's key is not pinned. It presents %s (%s). If that is right, add hostKey: \"%s\"."
                    .formatted(presented.type(), presented.fingerprint(), presented));
        }
        return new SshHost(sshAddress(plan), privateKey(plan), HostKey.parse(plan.hostKey()), tools(plan));
    }

    static List<String> tools(HostPlan plan) {
        return plan.tools() == null || plan.tools().isBlank() ? List.of() : List.of(plan.tools().split(":"));
    }

    static SshAddress sshAddress(HostPlan plan) {
        if (plan.address() == null || plan.user() == null) {
            throw new Refused("An SSH host needs an address and a user.");
        }
        return new SshAddress(plan.address(), port(plan), plan.user());
    }

    private static int port(HostPlan plan) {
        return plan.port() == null ? 22 : plan.port();
    }

    static Secret privateKey(HostPlan plan) {
        return secret("private key", plan.key(), plan.keyFile());
    }

    static Secret password(ServicePlan plan) {
        return secret("password", plan.password(), plan.passwordFile());
    }

    static DatabaseAddress address(ServicePlan plan) {
        if (plan.socket() != null) {
            return new DatabaseAddress.Socket(plan.socket(), plan.user(), password(plan));
        }
        if (plan.address() == null) {
            throw new Refused("A service is reached by socket, or by address and port.");
        }
        return new DatabaseAddress.Tcp(
                plan.address(), plan.port() == null ? 3306 : plan.port(), plan.user(), password(plan));
    }

    private static Secret secret(String what, @Nullable String given, @Nullable String file) {
        if (given != null && !given.isEmpty()) {
            return Secret.of(given);
        }
        if (file == null) {
            throw new Refused("No %s was given.".formatted(what));
        }
        try {
            var text = Files.readString(Path.of(file));
            return Secret.of(text.contains("PRIVATE KEY") ? text : text.strip());
        } catch (IOException problem) {
            throw new Refused("The %s cannot be read from %s.".formatted(what, file));
        }
    }

    private static boolean within(String path, String directory) {
        return Path.of(path).normalize().startsWith(Path.of(directory).normalize());
    }

    private static boolean same(String one, String other) {
        return other.startsWith("/") && Path.of(one).normalize().equals(Path.of(other).normalize());
    }
}
