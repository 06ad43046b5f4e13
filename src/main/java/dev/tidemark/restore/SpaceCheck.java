package dev.tidemark.restore;

import dev.tidemark.activity.StepResult;
import dev.tidemark.backup.BackupPart;
import dev.tidemark.backup.Manifest;
import dev.tidemark.base.Refused;
import dev.tidemark.engine.Beside;
import dev.tidemark.engine.Directories;
import dev.tidemark.engine.FileSystemSpace;
import dev.tidemark.environment.EnvironmentTools;
import dev.tidemark.environment.Service;
import dev.tidemark.webui.Sizes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whether what is prepared beside fits on the disks of the live site, with a reserve that stays
 * free. Looked at before anything is written, and again while it is.
 */
@Component
class SpaceCheck {
    /** Tables and their indexes take more than the statements they are made from. */
    private static final int TABLES_TO_DUMP = 2;

    /** What a small file takes at least. */
    private static final long BLOCK = 4096;

    /** The least reserve is never more than this part of a small disk. */
    private static final int SMALL_DISK = 10;

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final EnvironmentTools tools;
    private final boolean enabled;
    private final double share;
    private final long least;

    SpaceCheck(
            EnvironmentTools tools,
            @Value("${tidemark.restore.space-check:true}") boolean enabled,
            @Value("${tidemark.restore.reserve-percent:5}") double percent,
            @Value("${tidemark.restore.reserve-megabytes:1000}") long megabytes) {
        this.tools = tools;
        this.enabled = enabled;
        this.share = percent / 100;
        this.least = megabytes * 1_000_000;
    }

    /** What comes onto one file system. */
    private record Need(String path, long bytes) {}

    /** Fails with the numbers before anything is written. */
    void refuseUnlessFits(RestoreWork work) {
        if (!enabled) {
            return;
        }
        work.running()
                .step(
                        "space",
                        "Look for free space",
                        String.class,
                        () -> {
                            var words = check(work);
                            return new StepResult<>("fits", words);
                        });
    }

    private String check(RestoreWork work) {
        var needs = needs(work);
        if (needs.isEmpty()) {
            return "Nothing to compare with";
        }
        var spaces = new Directories(work.host()).space(needs.stream().map(Need::path).toList());
        Map<String, Long> bytes = new LinkedHashMap<>();
        Map<String, FileSystemSpace> systems = new LinkedHashMap<>();
        Map<String, String> paths = new LinkedHashMap<>();
        for (int i = 0; i < needs.size(); i++) {
            var space = spaces.get(i);
            bytes.merge(space.device(), needs.get(i).bytes(), Long::sum);
            systems.put(space.device(), space);
            paths.putIfAbsent(space.device(), needs.get(i).path());
        }
        var words = new ArrayList<String>();
        systems.forEach((device, space) -> {
            long need = Objects.requireNonNull(bytes.get(device));
            var told =
                    "about %s for %s, where %s are free"
                            .formatted(
                                    Sizes.bytes(need),
                                    paths.get(device),
                                    Sizes.bytes(space.freeBytes()));
            if (need + reserve(space) > space.freeBytes()) {
                throw new Refused(
                        "No space is left: the restore needs %s, and %s have to stay free. Make room there, or remove what earlier restores have left beside."
                                .formatted(told, Sizes.bytes(reserve(space))));
            }
            words.add(told);
        });
        return String.join("; ", words);
    }

    /** The larger of a share of the disk and a fixed size. */
    private long reserve(FileSystemSpace space) {
        return Math.max(
                (long) (space.totalBytes() * share),
                Math.min(least, space.totalBytes() / SMALL_DISK));
    }

    private List<Need> needs(RestoreWork work) {
        Map<String, BackupPart> parts =
                work.backup().parts().stream()
                        .collect(Collectors.toMap(BackupPart::name, part -> part));
        var needs = new ArrayList<Need>();
        for (var part : work.databases()) {
            var stored = parts.get(part.part());
            var target = Targets.database(work.manifest(), part, work.target());
            if (stored != null && isLocal(target.service())) {
                var server = tools.mariaDb(work.target(), target.service());
                needs.add(
                        new Need(server.server().dataDirectory(), TABLES_TO_DUMP * stored.bytes()));
            }
        }
        for (var part : work.files()) {
            needs.add(
                    new Need(
                            Targets.mount(part, work.target()).path(),
                            bytes(part.place(), part.bytes(), part.files())));
        }
        for (var part : work.code()) {
            needs.add(
                    new Need(
                            Targets.code(work.target()).path(),
                            bytes(part.place(), part.bytes(), part.files())));
        }
        return needs;
    }

    private static long bytes(Manifest.@Nullable Place place, long apparent, long files) {
        var known = place == null ? apparent : Math.min(apparent, place.diskBytes());
        return known + BLOCK * files;
    }

    private static boolean isLocal(Service service) {
        var address = service.address();
        return service.socket() != null
                || "localhost".equals(address)
                || "::1".equals(address)
                || (address != null && address.startsWith("127."));
    }

    /** Does the work, and ends it once too little is left where the server keeps its data. */
    void watched(RestoreWork work, String path, Service service, Runnable loading) {
        if (!enabled || !isLocal(service)) {
            loading.run();
            return;
        }
        try (var going =
                Beside.start(
                        "mariadb",
                        () -> {
                            loading.run();
                            return path;
                        })) {
            while (!going.endsWithin(BETWEEN_LOOKS)) {
                refuseIfLow(work, path);
            }
            going.result();
        }
    }

    /** Fails once less than the reserve is free where a path lies. */
    void refuseIfLow(RestoreWork work, String path) {
        if (!enabled) {
            return;
        }
        var space = new Directories(work.host()).space(List.of(path)).getFirst();
        if (space.freeBytes() < reserve(space)) {
            throw new Refused(
                    "No space is left: only %s are free at %s, and %s have to stay free. What was prepared is deleted again."
                            .formatted(
                                    Sizes.bytes(space.freeBytes()),
                                    path,
                                    Sizes.bytes(reserve(space))));
        }
    }
}
