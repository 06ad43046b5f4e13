package dev.tidemark.ticket;

import dev.tidemark.activity.Activity;
import dev.tidemark.activity.ActivityId;
import dev.tidemark.activity.ActivityKind;
import dev.tidemark.activity.Operation;
import dev.tidemark.activity.OperationStarter;
import dev.tidemark.activity.Running;
import dev.tidemark.activity.StepResult;
import dev.tidemark.activity.Worker;
import dev.tidemark.backup.BackupDetail;
import dev.tidemark.backup.BackupPart;
import dev.tidemark.backup.BackupService;
import dev.tidemark.backup.Manifest;
import dev.tidemark.backup.PartExport;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.scheduling.JobScheduler;
import org.springframework.stereotype.Component;

/** Writes the parts of a backup as files, with checksums and a short how-to. */
@Component
public class HandOverJob implements OperationStarter, Operation {
    /** How long the files can be fetched. */
    static final Duration KEPT = Duration.ofDays(7);

    private static final String HOW_TO =
            """
            What this is: the backup of %s, handed over for ticket %s.

            Check it first:          sha256sum -c SHA256SUMS
            A database (.sql.zst):   zstd -dc shop.sql.zst | mariadb shop
            Files (.tar.zst):        zstd -dc uploads.tar.zst | tar -x -C /where/they/belong

            Load a database into an empty one first and look at it; what is loaded replaces tables of the same name.
            The portal itself has restored nothing.
            """;

    private final JobScheduler jobs;
    private final Worker worker;
    private final HandOverRows rows;
    private final HandOverFolder folder;
    private final BackupService backups;
    private final PartExport export;
    private final HandOverEnd end;
    private final Clock clock;

    HandOverJob(
            JobScheduler jobs,
            Worker worker,
            HandOverRows rows,
            HandOverFolder folder,
            BackupService backups,
            PartExport export,
            HandOverEnd end,
            Clock clock) {
        this.jobs = jobs;
        this.worker = worker;
        this.rows = rows;
        this.folder = folder;
        this.backups = backups;
        this.export = export;
        this.end = end;
        this.clock = clock;
    }

    @Override
    public ActivityKind kind() {
        return ActivityKind.HAND_OVER;
    }

    @Override
    public void enqueue(Activity activity, UUID job) {
        var id = activity.id().value();
        jobs.<HandOverJob>enqueue(job, handOver -> handOver.run(id));
    }

    @Job(name = "Hand over %0", retries = 0)
    public void run(String activity) {
        worker.run(new ActivityId(activity), this);
    }

    @Override
    public void work(Running running) {
        var handOver = rows.find(running.activity().subjectId()).orElseThrow();
        var detail = backups.findForPortal(handOver.backup());
        var manifest = Objects.requireNonNull(detail.manifest());
        var files = new ArrayList<HandOver.Item>();
        for (var part : handOver.parts()) {
            files.add(
                    running.step(
                            "write:" + part,
                            "Write " + part,
                            HandOver.Item.class,
                            () -> {
                                var file = write(handOver, detail, manifest, part);
                                return new StepResult<>(
                                        file, "%s, %,d bytes".formatted(file.name(), file.bytes()));
                            }));
        }
        files.add(howTo(handOver, detail));
        files.add(sums(handOver, files));
        var now = clock.instant();
        running.complete(() -> {
            rows.ready(handOver.id(), files, now, now.plus(KEPT));
            end.ready(handOver, now.plus(KEPT));
        });
    }

    private HandOver.Item write(
            HandOver handOver, BackupDetail detail, Manifest manifest, String name) {
        var part =
                detail.parts().stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        return folder.compressed(
                handOver.id(),
                fileName(part),
                stream -> export.write(detail, manifest, part, stream));
    }

    /** Such as {@code shop.sql.zst} of {@code database:shop}; nothing that a file system minds. */
    static String fileName(BackupPart part) {
        var plain =
                part.name()
                        .substring(part.name().indexOf(':') + 1)
                        .replaceAll("[^A-Za-z0-9._-]", "_")
                        .replaceFirst("^[.-]", "_");
        var unique =
                part.name().matches("[A-Za-z:._-][A-Za-z0-9:._-]*")
                        ? plain
                        : plain + "-" + Integer.toHexString(part.name().hashCode());
        return unique + (part.kind() == BackupPart.Kind.DATABASE ? ".sql.zst" : ".tar.zst");
    }

    private HandOver.Item howTo(HandOver handOver, BackupDetail detail) {
        return folder.plain(
                handOver.id(),
                "HOW-TO.txt",
                HOW_TO.formatted(detail.backup().requestedAt(), handOver.ticket()));
    }

    private HandOver.Item sums(HandOver handOver, List<HandOver.Item> files) {
        return folder.plain(
                handOver.id(),
                "SHA256SUMS",
                files.stream()
                        .map(file -> file.sha256() + "  " + file.name() + "\n")
                        .collect(Collectors.joining()));
    }

    @Override
    public void fail(Running running, String reason) {
        var handOver = rows.find(running.activity().subjectId()).orElseThrow();
        running.fail(reason, () -> end.failed(handOver, reason));
        folder.delete(handOver.id());
    }
}
