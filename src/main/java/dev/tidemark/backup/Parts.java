package dev.tidemark.backup;

import dev.tidemark.backup.PartSource.CodeSource;
import dev.tidemark.backup.PartSource.DatabaseSource;
import dev.tidemark.backup.PartSource.FilesSource;
import dev.tidemark.backup.TakeBackup.Work;
import dev.tidemark.base.Refused;
import dev.tidemark.engine.Checkout;
import dev.tidemark.engine.Directories;
import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.Git;
import dev.tidemark.engine.restic.DirectoryBackup;
import dev.tidemark.engine.restic.Progress;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Takes one part: stores it in the vault and says what the manifest needs to know of it. */
@Component
class Parts {
    private static final Duration TIMEOUT = Duration.ofHours(24);

    private final DatabaseParts databases;

    Parts(DatabaseParts databases) {
        this.databases = databases;
    }

    /**
     * How one part is taken.
     *
     * @param ordinal its place in the backup
     * @param momentFixed called when later writes no longer show in it, if that is known before its
     *     end
     * @param progress may fail, which ends the part
     */
    record Taking(int ordinal, Runnable momentFixed, Consumer<Progress> progress) {}

    /** Fails if anything of it cannot be saved, unless what cannot may be left out. */
    TakenPart takeOrLeaveOut(Work work, PartSource source, Taking taking) {
        if (work.completeness() == Completeness.WHOLE) {
            return take(work, source, taking);
        }
        try {
            return take(work, source, taking);
        } catch (EngineException problem) {
            if (!Damage.isDamage(problem.failure())) {
                throw problem;
            }
            return without(source, problem.failure().message());
        } catch (Refused problem) {
            return without(source, problem.reason());
        }
    }

    private static TakenPart without(PartSource source, String reason) {
        return TakenPart.nothing(
                new LeftOut(source.name(), LeftOut.WHOLE_PART, source.title(), reason));
    }

    TakenPart take(Work work, PartSource source, Taking taking) {
        return switch (source) {
            case DatabaseSource database -> databases.take(work, database, taking);
            case FilesSource files -> files(work, files, taking);
            case CodeSource code -> code(work, code, taking);
        };
    }

    private static TakenPart files(Work work, FilesSource source, Taking taking) {
        var mount = source.mount();
        var place = place(work, mount.path());
        var summary =
                work.vault()
                        .backup(
                                new DirectoryBackup(
                                        mount.path(), mount.excludes(), work.labels(source.name())),
                                TIMEOUT,
                                taking.progress());
        return new TakenPart(
                TakeBackup.part(source.name(), taking.ordinal(), BackupPart.Kind.FILES, summary),
                null,
                new Manifest.Files(
                        source.name(),
                        mount.name(),
                        mount.path(),
                        mount.excludes(),
                        summary.totalFiles(),
                        summary.totalBytes(),
                        place,
                        List.of()),
                null);
    }

    /** The deployed checkout as it is; fails if a deployment happens meanwhile. */
    private static TakenPart code(Work work, CodeSource source, Taking taking) {
        var path = source.code().path();
        var git = new Git(work.host());
        var before = checkout(git, path);
        var place = place(work, path);
        var realPath = new Directories(work.host()).facts(path).realPath();
        var mounts =
                work.environment().mountsWithinCode().stream()
                        .map(mount -> DirectoryBackup.exactly(mount.relative()))
                        .toList();
        var summary =
                work.vault()
                        .backup(
                                new DirectoryBackup(realPath, mounts, work.labels(source.name())),
                                TIMEOUT,
                                taking.progress());
        var after = git.revision(path).orElseThrow(() -> notACheckout(path));
        if (!after.equals(before.commit().revision())) {
            throw new Refused(
                    "A deployment happened while the code was read (%.7s to %.7s). Take the backup again."
                            .formatted(before.commit().revision(), after));
        }
        var commit = before.commit();
        return new TakenPart(
                TakeBackup.part(source.name(), taking.ordinal(), BackupPart.Kind.CODE, summary),
                null,
                null,
                new Manifest.DeployedCode(
                        source.name(),
                        path,
                        realPath,
                        commit.revision(),
                        commit.subject(),
                        before.branch().orElse(null),
                        before.changedFiles().orElse(-1),
                        summary.totalFiles(),
                        summary.totalBytes(),
                        place,
                        List.of()));
    }

    private static Manifest.Place place(Work work, String path) {
        var directories = new Directories(work.host());
        var facts = directories.facts(path);
        return new Manifest.Place(
                facts.symbolicLink() ? facts.linkTarget() : null,
                directories.ancestors(path),
                facts.directory() ? directories.allocatedBytes(facts.realPath()) : 0);
    }

    private static Checkout checkout(Git git, String path) {
        return git.checkout(path).orElseThrow(() -> notACheckout(path));
    }

    private static Refused notACheckout(String path) {
        return new Refused("%s is no longer a git checkout.".formatted(path));
    }
}
