package dev.tidemark.environment;

import dev.tidemark.engine.Command;
import dev.tidemark.engine.Directories;
import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.Failure;
import dev.tidemark.engine.Host;
import dev.tidemark.engine.HostProbe;
import dev.tidemark.engine.ToolRun;
import dev.tidemark.environment.ConnectionFile.CodePlan;
import dev.tidemark.environment.ConnectionFile.HooksPlan;
import dev.tidemark.environment.ConnectionFile.MountPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be seen of a host itself: its tools, directories and programs. */
final class HostChecks {
    private static final String PROGRAMS =
            """
            my ($folder, @programs) = @ARGV;
            chdir $folder if length $folder;
            for my $program (@programs) {
              my @places = $program =~ m{/} ? ($program) : map { "$_/$program" } split /:/, $ENV{PATH};
              print((grep { -x && !-d _ } @places) ? 1 : 0);
            }
            """;

    private HostChecks() {}

    static List<Finding> host(Host host) {
        var facts = new HostProbe(host).examine();
        var findings = new ArrayList<Finding>();
        facts.problems().forEach(problem -> findings.add(Finding.error("host", problem, null)));
        if (findings.isEmpty()) {
            findings.add(
                    Finding.good(
                            "host",
                            "%s, %s, as %s."
                                    .formatted(facts.hostname(), facts.system(), facts.user())));
        }
        return findings;
    }

    static Finding mount(Host host, MountPlan mount, @Nullable CodePlan code) {
        var where = "mounts." + mount.name();
        if (!mount.path().startsWith("/")) {
            return Finding.error(where, "The path must be absolute: it begins with a slash.", null);
        }
        if (code != null && within(code.path(), mount.path())) {
            return Finding.error(
                    where,
                    same(code.path(), mount.path())
                            ? "%s is the code directory itself.".formatted(mount.path())
                            : "%s holds the code directory, so a restore of the files would exchange the code with them."
                                    .formatted(mount.path()),
                    "Protect the writable directory alone.");
        }
        var found = directory(where, mount.path(), host);
        if (code == null || found.isError()) {
            return found;
        }
        var inTheWay = MountsWithinCode.check(where, mount.path(), code.path(), host);
        return inTheWay == null ? found : inTheWay;
    }

    private static Finding directory(String where, String path, Host host) {
        var directories = new Directories(host);
        var facts = directories.facts(path);
        if (!facts.exists()) {
            return Finding.error(
                    where, "There is no such path on %s: %s.".formatted(host.label(), path), null);
        }
        if (!facts.directory()) {
            return Finding.error(where, "%s is not a directory.".formatted(path), null);
        }
        if (facts.symbolicLink()) {
            return Finding.error(
                    where,
                    "%s is a symbolic link.".formatted(path),
                    "Use the directory itself: " + facts.realPath());
        }
        if (facts.mountPoint()) {
            return Finding.error(
                    where,
                    "%s is a mount point of its own, so it cannot change places with a prepared directory."
                            .formatted(path),
                    "Protect a directory within it.");
        }
        var mounted = directories.mountedWithin(path);
        if (!mounted.isEmpty()) {
            return otherFileSystems(where, path, mounted);
        }
        if (!facts.readable()) {
            return Finding.error(where, "The account may not read %s.".formatted(path), null);
        }
        if (!facts.parentWritable()) {
            return besideNotWritable(where, path);
        }
        return Finding.good(
                where, "%s can be read, and restores can be prepared beside it.".formatted(path));
    }

    /** They would stay with the directory that a restore puts aside. */
    static Finding otherFileSystems(String where, String path, List<String> mounted) {
        return Finding.error(
                where,
                "Another file system is mounted within %s, so it cannot be exchanged as a whole: %s."
                        .formatted(path, String.join(", ", mounted)),
                "Protect a directory within that file system as a mount of its own, outside this one.");
    }

    static Finding besideNotWritable(String where, String path) {
        return Finding.error(
                where,
                "The account may not write beside %s, where a restore prepares.".formatted(path),
                "Give it write permission on " + Path.of(path).getParent());
    }

    /**
     * Whether each program is there and may be run by the account that it will run as; none of them
     * is run.
     */
    static List<Finding> hooks(
            Host host, HooksPlan hooks, @Nullable CodePlan code, List<String> mounts) {
        var programs =
                Stream.concat(hooks.beforeBackup().stream(), hooks.afterRestore().stream())
                        .map(List::getFirst)
                        .distinct()
                        .toList();
        var findings = new ArrayList<Finding>();
        var path = code == null ? null : code.path();
        programs.forEach(program -> findings.add(program(program, path, mounts, host)));
        if (!programs.isEmpty() && findings.stream().noneMatch(Finding::isError)) {
            findings.addAll(AccountChecks.commands(host, HookAccount.paths(path, mounts)));
        }
        return findings;
    }

    private static Finding program(
            String program, @Nullable String folder, List<String> mounts, Host host) {
        var look = Command.of("perl", "-e", PROGRAMS, "--", folder == null ? "" : folder, program);
        try {
            var run = HookAccount.run(ToolRun.of(Duration.ofSeconds(30), look), folder, mounts);
            return program(program, host.run(run).orFail().text().equals("1"), host.label());
        } catch (EngineException problem) {
            return problem.failure() instanceof Failure.OwnerRefused refused
                    ? Finding.error(
                            "hooks",
                            "%s has to run as %s, who owns %s, and the account %s may not do that."
                                    .formatted(
                                            program,
                                            refused.owner(),
                                            refused.path(),
                                            refused.account()),
                            refused.remedy())
                    : Finding.error("hooks", problem.failure().message(), null);
        }
    }

    private static Finding program(String name, boolean found, String where) {
        return found
                ? Finding.good("hooks", "%s is there and may be run.".formatted(name))
                : Finding.error(
                        "hooks",
                        "There is no program %s on %s that the account may run."
                                .formatted(name, where),
                        "Write its whole path, and make it executable with chmod +x.");
    }

    static boolean same(String one, String other) {
        return Path.of(one).normalize().equals(Path.of(other).normalize());
    }

    static boolean within(String path, String directory) {
        return Path.of(path).normalize().startsWith(Path.of(directory).normalize());
    }
}
