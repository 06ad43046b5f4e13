package dev.tidemark.environment;

import dev.tidemark.engine.Directories;
import dev.tidemark.engine.Host;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mount may lie within the code, as in most applications: a restore of the code moves it from the
 * old tree into the new one. That has to be possible.
 */
final class MountsWithinCode {
    private MountsWithinCode() {}

    /** Null if nothing speaks against it, or it lies elsewhere. */
    static @Nullable Finding check(String where, String mount, String code, Host host) {
        var directories = new Directories(host);
        var mountFacts = directories.facts(mount);
        var codeFacts = directories.facts(code);
        var release = Path.of(codeFacts.realPath());
        var real = Path.of(mountFacts.realPath());
        if (!HostChecks.within(mount, code)) {
            return codeFacts.directory() && real.startsWith(release)
                    ? Finding.error(
                            where,
                            "%s lies within the release that %s leads to now, and the next release would not have it."
                                    .formatted(mount, code),
                            "Name it by its lasting path: "
                                    + Path.of(code, release.relativize(real).toString()))
                    : null;
        }
        var relative = Path.of(code).normalize().relativize(Path.of(mount).normalize());
        if (!real.equals(release.resolve(relative))) {
            return Finding.error(
                    where,
                    "%s leads out of the code directory.".formatted(mount),
                    "Use the directory itself: " + real);
        }
        var devices = directories.space(List.of(real.toString(), release.toString()));
        if (!devices.getFirst().device().equals(devices.getLast().device())) {
            return Finding.error(
                    where,
                    "%s lies on another file system than the code around it, so it cannot move to the restored code."
                            .formatted(mount),
                    "Move it beside the code and put a symbolic link in its old place.");
        }
        return null;
    }
}
