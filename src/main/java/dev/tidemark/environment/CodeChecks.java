package dev.tidemark.environment;

import dev.tidemark.engine.Directories;
import dev.tidemark.engine.Git;
import dev.tidemark.engine.Host;
import dev.tidemark.environment.ConnectionFile.CodePlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What can be seen of the deployed code and the repository that it comes from. */
final class CodeChecks {
    private static final String PATH = "code.path";

    private CodeChecks() {}

    static List<Finding> code(Host host, CodePlan code) {
        var facts = new Directories(host).facts(code.path());
        if (!facts.exists()) {
            return error(
                    PATH,
                    "There is no such path on %s: %s.".formatted(host.label(), code.path()),
                    "");
        }
        if (!facts.directory()) {
            return error(PATH, "%s is not a directory.".formatted(code.path()), "");
        }
        if (!facts.parentWritable()) {
            return List.of(HostChecks.besideNotWritable(PATH, code.path()));
        }
        if (facts.mountPoint() && !facts.symbolicLink()) {
            return error(
                    PATH,
                    "%s is a mount point of its own, so it cannot change places with restored code."
                            .formatted(code.path()),
                    "Deploy to a directory within it.");
        }
        var mounted = new Directories(host).mountedWithin(code.path());
        if (!mounted.isEmpty()) {
            return List.of(HostChecks.otherFileSystems(PATH, code.path(), mounted));
        }
        var git = new Git(host);
        var checkout = git.checkout(code.path()).orElse(null);
        if (checkout == null) {
            return error(PATH, "%s is not a git checkout.".formatted(code.path()), "");
        }
        if (!checkout.ownGitDirectory()) {
            return error(
                    PATH,
                    "%s is a linked work tree: its history lies elsewhere and would not be in the backup."
                            .formatted(code.path()),
                    "Deploy with git clone.");
        }
        if (same(facts.realPath(), code.repository())) {
            return error(
                    "code.repository",
                    "The repository is the deployed checkout itself, which a restore would take back with it.",
                    "Name the repository that developers push to.");
        }
        var commit = checkout.commit();
        var findings = new ArrayList<Finding>();
        findings.add(
                Finding.good(
                        PATH,
                        "Deployed is %.7s, %s.".formatted(commit.revision(), commit.subject())));
        findings.add(branch(git, code));
        findings.addAll(AccountChecks.code(host, code.path()));
        return findings;
    }

    private static Finding branch(Git git, CodePlan code) {
        return git.branchHead(code.repository(), code.branch())
                .map(head ->
                        Finding.good(
                                "code.repository", "%s is at %.7s.".formatted(code.branch(), head)))
                .orElseGet(() ->
                        Finding.error(
                                "code.branch",
                                "The repository %s has no branch %s."
                                        .formatted(code.repository(), code.branch()),
                                null));
    }

    private static List<Finding> error(String where, String message, String remedy) {
        return List.of(Finding.error(where, message, remedy.isEmpty() ? null : remedy));
    }

    private static boolean same(String one, String other) {
        return other.startsWith("/") && Path.of(one).normalize().equals(Path.of(other).normalize());
    }
}
