package dev.tidemark.restore;

import dev.tidemark.activity.Progress;
import dev.tidemark.activity.StepResult;
import dev.tidemark.backup.Manifest;
import dev.tidemark.base.Refused;
import dev.tidemark.engine.Directories;
import dev.tidemark.engine.DirectoryCutovers;
import dev.tidemark.engine.SideDirectories;
import dev.tidemark.engine.restic.DirectoryRestore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings mounts and code back beside the live ones. */
@Component
class FilePreparation {
    private static final Duration TIMEOUT = Duration.ofHours(24);

    /** Of restic's words on its progress, of which two come in a second. */
    private static final int LOOK_EVERY = 4;

    private final Restores restores;
    private final SpaceCheck space;

    FilePreparation(Restores restores, SpaceCheck space) {
        this.restores = restores;
        this.space = space;
    }

    /**
     * Code first, and named last, since mounts that lie within it are prepared within what is
     * prepared of it.
     */
    List<Prepared> prepare(RestoreWork work) {
        var prepared = new ArrayList<Prepared>();
        for (var part : work.code()) {
            prepared.add(step(work, part.part(), "Prepare code", () -> code(work, part)));
        }
        var code = prepared.isEmpty() ? null : prepared.getFirst().side();
        for (var part : work.files()) {
            prepared.add(
                    step(
                            work,
                            part.part(),
                            "Prepare files " + part.mount(),
                            () -> files(work, part, code)));
        }
        if (!work.code().isEmpty()) {
            prepared.add(prepared.removeFirst());
        }
        return prepared;
    }

    private static Prepared step(
            RestoreWork work,
            String part,
            String title,
            java.util.function.Supplier<StepResult<Prepared>> preparing) {
        return work.running().step("prepare:" + part, title, Prepared.class, preparing);
    }

    private StepResult<Prepared> code(RestoreWork work, Manifest.DeployedCode part) {
        var places = new SidePlaces(work);
        var place = places.code(part);
        var what = new Content(part.part(), "code", part.realPath(), places.leftToMounts());
        return beside(work, what, place);
    }

    private StepResult<Prepared> files(
            RestoreWork work, Manifest.Files part, @Nullable String preparedCode) {
        var places = new SidePlaces(work);
        var what = new Content(part.part(), "files " + part.mount(), part.path(), List.of());
        var within = places.withinCode(part, preparedCode);
        if (within == null) {
            return beside(work, what, places.mount(part));
        }
        var live = Targets.mount(part, work.target()).path();
        new DirectoryCutovers(work.host()).makeWithin(within, live);
        var files = fill(work, what, within);
        return result(
                work,
                new Prepared(
                        what.part(), what.title(), within, null, live, files, List.of(), "code"));
    }

    /**
     * @param source the path in the snapshot
     * @param without paths below it that are not brought back
     */
    private record Content(String part, String title, String source, List<String> without) {}

    private StepResult<Prepared> beside(RestoreWork work, Content what, SidePlace place) {
        var directories = new Directories(work.host());
        refuseFrozen(directories, place);
        work.running().guarded(() -> restores.makes(work.restore().id(), place.made()));
        leadTo(work, directories, place);
        var sides = new SideDirectories(work.host());
        var files = fill(work, what, sides.open(place.side()));
        sides.settle(place.side());
        if (place.link() != null && place.linkText() != null) {
            sides.link(place.link(), place.linkText());
        }
        directories.synchronize(place.side());
        return result(
                work,
                new Prepared(
                        what.part(),
                        what.title(),
                        place.side(),
                        place.link(),
                        place.live(),
                        files,
                        place.carries(),
                        null));
    }

    /** A slash at the end marks what is deleted only if it is empty. */
    private void leadTo(RestoreWork work, Directories directories, SidePlace place) {
        var made = directories.leadTo(place.live(), place.known());
        if (!made.isEmpty()) {
            work.running().log("Made what was gone: %s".formatted(String.join(", ", made)));
            var paths = made.reversed().stream().map(path -> path + "/").toList();
            work.running().guarded(() -> restores.makes(work.restore().id(), paths));
        }
    }

    private static void refuseFrozen(Directories directories, SidePlace place) {
        var all = new ArrayList<>(place.folders());
        all.add(place.live());
        var frozen = directories.frozen(all);
        if (!frozen.isEmpty()) {
            throw new Refused(
                    "%s is immutable, so nothing can take its place or be prepared there. Take the attribute away (chattr -i -a) and restore again."
                            .formatted(String.join(", ", frozen)));
        }
    }

    private long fill(RestoreWork work, Content what, String directory) {
        var seen = new AtomicInteger();
        return work.vault()
                .restore(
                        new DirectoryRestore(
                                LossCount.snapshot(work.backup(), what.part()),
                                what.source(),
                                directory,
                                what.without()),
                        TIMEOUT,
                        progress -> {
                            if (seen.incrementAndGet() % LOOK_EVERY == 0) {
                                space.refuseIfLow(work, directory);
                            }
                            work.running()
                                    .progress(shown(progress), "Bringing back " + what.title());
                        })
                .files();
    }

    private static StepResult<Prepared> result(RestoreWork work, Prepared prepared) {
        var detail =
                String.format(Locale.ROOT, "%,d files in %s", prepared.files(), prepared.side());
        work.running().log("%s: %s".formatted(prepared.title(), detail));
        return new StepResult<>(prepared, detail);
    }

    private static Progress shown(dev.tidemark.engine.restic.Progress progress) {
        return new Progress(
                progress.fraction(),
                progress.bytesDone(),
                progress.totalBytes() == 0 ? null : progress.totalBytes(),
                progress.filesDone(),
                progress.totalFiles() == 0 ? null : progress.totalFiles(),
                progress.secondsRemaining().isPresent()
                        ? progress.secondsRemaining().getAsLong()
                        : null);
    }
}
