package dev.tidemark.environment;

import dev.tidemark.engine.Command;
import dev.tidemark.engine.Directories;
import dev.tidemark.engine.Host;
import dev.tidemark.engine.LocalHost;
import dev.tidemark.engine.ToolRun;
import java.time.Duration;
import java.util.List;

/** Whether what belongs to a site is kept apart from the account that holds keys. */
final class AccountChecks {
    private static final Duration SHORT = Duration.ofSeconds(30);

    private AccountChecks() {}

    /** Commands that run as the owner of these paths, where that is the portal's own account. */
    static List<Finding> commands(Host host, List<String> paths) {
        if (paths.isEmpty()) {
            return List.of();
        }
        var owner = host.run(ToolRun.of(SHORT, Command.of("id", "-u")).asOwnerOf(paths));
        return owner.text().strip().equals(account(host, "-u"))
                ? List.of(warning(host, "hooks", paths.getFirst()))
                : List.of();
    }

    /** Code that the site itself could write to as the portal's own account. */
    static List<Finding> code(Host host, String path) {
        var account = account(host, "-u");
        var owner = new Directories(host).facts(path).ownerId();
        return !account.equals("0") && account.equals(String.valueOf(owner))
                ? List.of(warning(host, "code.path", path))
                : List.of();
    }

    private static Finding warning(Host host, String where, String path) {
        var account = account(host, "-un");
        return host instanceof LocalHost
                ? Finding.warning(
                        where,
                        "%s belongs to %s, the account of the portal itself: programs that lie there could read the portal's keys."
                                .formatted(path, account),
                        "Let the site run as an account of its own, which owns its files.")
                : Finding.warning(
                        where,
                        "%s belongs to %s, the account that the portal signs in with: programs that lie there could read the vault's key while a backup runs."
                                .formatted(path, account),
                        "Let the portal sign in with an account of its own.");
    }

    private static String account(Host host, String option) {
        return host.run(ToolRun.of(SHORT, Command.of("id", option))).text().strip();
    }
}
