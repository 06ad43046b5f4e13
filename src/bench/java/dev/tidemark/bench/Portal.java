package dev.tidemark.bench;

import dev.tidemark.TidemarkApplication;
import dev.tidemark.account.AccountService;
import dev.tidemark.account.Actor;
import dev.tidemark.account.OrganizationRole;
import dev.tidemark.activity.Activity;
import dev.tidemark.activity.ActivityId;
import dev.tidemark.activity.ActivityService;
import dev.tidemark.activity.ActivityState;
import dev.tidemark.activity.ActivityStep;
import dev.tidemark.backup.Backup;
import dev.tidemark.backup.BackupDetail;
import dev.tidemark.backup.BackupMode;
import dev.tidemark.backup.BackupService;
import dev.tidemark.environment.Access;
import dev.tidemark.environment.EnvironmentRow;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.restore.Loss;
import dev.tidemark.restore.RestoreOptions;
import dev.tidemark.restore.RestoreService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The whole portal in this process, with web server, database and job queue as always; asked by its
 * services, as its pages do.
 */
final class Portal implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final Path home;
    private final Actor owner;
    private final EnvironmentRow environment;

    private Portal(
            ConfigurableApplicationContext context,
            Path home,
            Actor owner,
            EnvironmentRow environment) {
        this.context = context;
        this.home = home;
        this.owner = owner;
        this.environment = environment;
    }

    /** What the portal did, as it recorded it; times count from the call. */
    record Done(double seconds, Instant called, Activity activity, List<ActivityStep> steps) {}

    /**
     * A portal that knows nothing yet, and one environment of the site connected to it.
     *
     * @param tools folders searched for programs first; may be empty
     */
    static Portal start(Bench bench, Site site, String environment, String tools)
            throws IOException {
        var home = bench.home().resolve("portal");
        Commands.delete(home);
        Files.createDirectories(home);
        var file = Files.writeString(home.resolve("environments.yaml"), site.environments());
        var context =
                SpringApplication.run(
                        TidemarkApplication.class,
                        "--tidemark.home=" + home,
                        "--tidemark.environments=" + file,
                        "--tidemark.tools=" + tools,
                        "--server.port=0",
                        "--logging.level.root=error");
        var environments = context.getBean(EnvironmentService.class);
        var row =
                environments.visible(Actor.portalAsOperator()).stream()
                        .filter(candidate -> candidate.name().equals(environment))
                        .findFirst()
                        .orElseThrow();
        return new Portal(context, home, owner(context, row), row);
    }

    private static Actor owner(ConfigurableApplicationContext context, EnvironmentRow row) {
        var accounts = context.getBean(AccountService.class);
        var id = accounts.add("owner@bench.example", "Owner", Set.of());
        accounts.join(id, row.organization(), OrganizationRole.OWNER);
        var owner =
                new Actor(
                        id,
                        "Owner",
                        Set.of(),
                        Map.of(row.organization(), OrganizationRole.OWNER),
                        null);
        context.getBean(EnvironmentService.class)
                .grant(owner, row.id(), id, new Access(null, true));
        return owner;
    }

    Done backUp() {
        var called = Instant.now();
        var backup =
                context.getBean(BackupService.class)
                        .take(owner, environment.id(), BackupMode.LIVE, null);
        return await(called, backup.activity());
    }

    /** All parts of the newest backup, without another backup first. */
    Done restore() {
        var detail = newest();
        var parts = RestoreService.partNames(Objects.requireNonNull(detail.manifest()));
        var called = Instant.now();
        var restore =
                context.getBean(RestoreService.class)
                        .restore(
                                owner,
                                environment.id(),
                                detail.backup().id(),
                                environment.id(),
                                new RestoreOptions(Set.copyOf(parts), false),
                                environment.id().value(),
                                new Loss(List.of(), List.of(), 0));
        return await(called, restore.activity());
    }

    BackupDetail newest() {
        var backups = context.getBean(BackupService.class);
        Backup newest = backups.lastGood(owner, environment.id()).orElseThrow();
        return backups.find(owner, environment.id(), newest.id());
    }

    private Done await(Instant called, ActivityId id) {
        var activities = context.getBean(ActivityService.class);
        while (true) {
            var activity = activities.find(owner, id);
            if (activity.state() == ActivityState.COMPLETED) {
                var ended = Objects.requireNonNull(activity.endedAt());
                return new Done(
                        seconds(called, ended), called, activity, activities.steps(owner, id));
            }
            if (activity.state().isOver()) {
                throw new IllegalStateException(
                        "%s: %s".formatted(activity.state(), activity.reason()));
            }
            Commands.pause(100);
        }
    }

    static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }

    /** The next backup makes its vault first, as an environment's very first one does. */
    void forgetVault() {
        Commands.delete(home.resolve("vaults"));
        Commands.delete(home.resolve("cache"));
        context.getBean(DSLContext.class).execute("update vault set initialized_at = null");
    }

    /** Names and sizes of the newest backup's parts. */
    List<String> sizes() {
        var words = new ArrayList<String>();
        newest().parts()
                .forEach(part ->
                        words.add(
                                "%s %,d MB in %,d files"
                                        .formatted(
                                                part.kind()
                                                        .name()
                                                        .toLowerCase(java.util.Locale.ROOT),
                                                Math.ceilDiv(part.bytes(), 1_000_000),
                                                part.files())));
        return words;
    }

    @Override
    public void close() {
        context.close();
        Commands.delete(home);
    }
}
