package dev.tidemark.restore;

import dev.tidemark.backup.Manifest;
import dev.tidemark.base.Refused;
import dev.tidemark.engine.Directories;
import dev.tidemark.engine.DirectoryCutover.Carry;
import dev.tidemark.engine.DirectoryFacts;
import dev.tidemark.engine.DirectoryPlace;
import dev.tidemark.engine.SideDirectories;
import dev.tidemark.environment.MountWithin;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides where files are prepared. What is live may be gone or have become anything: no link is
 * followed that was not there when the backup was taken.
 */
final class SidePlaces {
    private final RestoreWork work;
    private final Directories directories;

    SidePlaces(RestoreWork work) {
        this.work = work;
        this.directories = new Directories(work.host());
    }

    /** Beside the mount; for one within the code beside that, where no visitor looks. */
    SidePlace mount(Manifest.Files part) {
        var live = Targets.mount(part, work.target()).path();
        var within =
                work.target().mountsWithinCode().stream()
                        .anyMatch(mount -> mount.mount().path().equals(live));
        var side = SideDirectories.beside(within ? codeRoot() : live, live, work.suffix());
        return SidePlace.directory(live, side, known(part.place()), List.of());
    }

    private String codeRoot() {
        var code = Targets.code(work.target()).path();
        var facts = directories.facts(code);
        if (!facts.symbolicLink()) {
            return code;
        }
        var backedUp = work.manifest().code();
        if (isSource() && backedUp != null && backedUp.link() == null) {
            throw new Refused(
                    "%s has become a symbolic link, to %s, so files within it cannot be brought back alone. Restore the code as well."
                            .formatted(code, facts.linkTarget()));
        }
        return facts.realPath();
    }

    /**
     * A directory stays a directory and a link a link, as they were when the backup was taken; in a
     * sibling, as they are there now.
     */
    SidePlace code(Manifest.DeployedCode part) {
        var live = Targets.code(work.target()).path();
        var facts = directories.facts(live);
        var link = isSource() ? part.link() : linkOf(facts);
        if (link == null) {
            var side = SideDirectories.beside(live, work.suffix());
            var keeps = facts.directory() && !facts.symbolicLink();
            return SidePlace.directory(
                    live, side, known(part.place()), keeps ? carries(live, side) : List.of());
        }
        return behindLink(part, live, facts, link);
    }

    private SidePlace behindLink(
            Manifest.DeployedCode part, String live, DirectoryFacts facts, String link) {
        var release = resolve(live, link);
        if (!directories.facts(folder(release)).directory()) {
            release = live + ".release";
        }
        var side = SideDirectories.beside(release, release + " of " + live, work.suffix());
        var now = liveRelease(part, facts, release);
        return new SidePlace(
                live,
                side,
                SideDirectories.beside(live, work.suffix()),
                linkText(live, link, side),
                known(part.place()),
                now == null ? List.of() : carries(now, side));
    }

    /** The release that is live, unless the link leads to where releases do not lie. */
    private @Nullable String liveRelease(
            Manifest.DeployedCode part, DirectoryFacts facts, String release) {
        if (facts.directory()
                && directories.facts(folder(release)).realPath().equals(folder(facts.realPath()))) {
            return facts.realPath();
        }
        return isSource() && directories.facts(part.realPath()).directory()
                ? part.realPath()
                : null;
    }

    /** As before from where the link lies, if it was so, since a chroot sees no whole paths. */
    private static String linkText(String live, String link, String side) {
        if (link.startsWith("/")) {
            return side;
        }
        var relative = Path.of(folder(live)).relativize(Path.of(side)).toString();
        return resolve(live, relative).equals(side) ? relative : side;
    }

    private static @Nullable String linkOf(DirectoryFacts facts) {
        return facts.symbolicLink() && facts.directory() ? facts.linkTarget() : null;
    }

    private List<Carry> carries(String from, String to) {
        var restored =
                work.files().stream().map(part -> Targets.mount(part, work.target())).toList();
        return work.target().mountsWithinCode().stream()
                .filter(within -> !restored.contains(within.mount()))
                .map(within ->
                        new Carry(from + "/" + within.relative(), to + "/" + within.relative()))
                .toList();
    }

    /** Paths below the code that are not brought back with it. */
    List<String> leftToMounts() {
        return work.target().mountsWithinCode().stream().map(MountWithin::relative).toList();
    }

    /** Where within the prepared code a mount is prepared, if both are brought back. */
    @Nullable String withinCode(Manifest.Files part, @Nullable String preparedCode) {
        var mount = Targets.mount(part, work.target());
        return preparedCode == null
                ? null
                : work.target().mountsWithinCode().stream()
                        .filter(within -> within.mount().equals(mount))
                        .map(within -> preparedCode + "/" + within.relative())
                        .findFirst()
                        .orElse(null);
    }

    private boolean isSource() {
        return work.manifest().environment().equals(work.target().id().value());
    }

    private static List<DirectoryPlace> known(Manifest.@Nullable Place place) {
        return place == null ? List.of() : place.parents();
    }

    private static String resolve(String live, String link) {
        return Objects.requireNonNull(Path.of(folder(live)).resolve(link).normalize()).toString();
    }

    private static String folder(String path) {
        int slash = path.lastIndexOf('/');
        return slash == 0 ? "/" : path.substring(0, slash);
    }
}
