package dev.tidemark.bench;

import dev.tidemark.backup.BackupEnded;
import dev.tidemark.backup.BackupId;
import dev.tidemark.backup.BackupService;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.plan.PlanService;
import dev.tidemark.plan.Retention;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What scheduling costs by itself: the portal's own scheduler, records and retention over a
 * simulated hour, in which a backup takes no time and no tool runs.
 */
record SchedulerBench(Bench bench) {
    private static final int[] SIZES = {1000, 3000, 10_000};
    private static final int TICK_SECONDS = 5;

    void run() throws IOException {
        var begun = Instant.now();
        double load = Machine.load();
        var rows = new StringBuilder();
        for (int size : SIZES) {
            rows.append(row(size));
        }
        bench.report("scheduler")
                .write(
                        """
                        ## Schedules and retention

                        %s
                        One node, six plans in turn, three time zones, 20 environments on a host. The portal's scheduler looks every %d simulated seconds
                        for one simulated hour in which the daily runs of the largest zone fall; each backup ends at once, without tools, and retention
                        decides after each. Processor time is that of the portal and of its database. Late is how long after its time a run was queued, in
                        simulated seconds. Then retention is decided for every environment with 100 backups each; nothing is deleted by it.

                        | environments | runs started | late, p99 | processor time per simulated hour | target | per run | decisions over all environments × 100 backups |
                        |---|---|---|---|---|---|---|
                        %s\
                        """
                                .formatted(Machine.describe(begun, load), TICK_SECONDS, rows));
    }

    private String row(int size) throws IOException {
        try (var portal = FleetPortal.start(bench, false)) {
            // 03:50 in Berlin.
            portal.clock().set(Instant.parse("2026-11-20T02:50:00Z"));
            portal.seed(size, 0);
            tick(portal, size);
            var server = new ProcessorTime(databasePid());
            double before = server.seconds();
            long runs = 0;
            var late = Series.empty();
            var end = portal.clock().instant().plus(Duration.ofHours(1));
            while (portal.clock().instant().isBefore(end)) {
                portal.clock().advance(Duration.ofSeconds(TICK_SECONDS));
                var due = due(portal);
                call(portal.bean("dev.tidemark.upkeep.Scheduler"), "look");
                for (var environment : ended(portal)) {
                    runs++;
                    late = late.with(due.getOrDefault(environment, 0.0));
                }
                call(portal.bean("dev.tidemark.upkeep.RetentionKeeper"), "decideDue");
            }
            double used = server.seconds() - before;
            double decided = decide(portal, size);
            return String.format(
                    Locale.ROOT,
                    "| %,d | %,d | %.0f s | **%.1f s** | ≤ 60 s | %.1f ms | %.1f s |%n",
                    size,
                    runs,
                    runs == 0 ? 0 : late.percentile(99),
                    used,
                    runs == 0 ? 0 : used * 1000 / runs,
                    decided);
        }
    }

    /** Rows of all environments are made before anything is measured. */
    private static void tick(FleetPortal portal, int size) {
        for (int made = 0; made <= size; made += 200) {
            call(portal.bean("dev.tidemark.upkeep.Scheduler"), "look");
        }
        ended(portal);
        for (int decided = 0; decided <= size; decided += 200) {
            call(portal.bean("dev.tidemark.upkeep.RetentionKeeper"), "decideDue");
        }
    }

    /** Seconds since each due run's time. */
    private static Map<String, Double> due(FleetPortal portal) {
        var now = portal.clock().instant();
        return portal
                .db()
                .fetch(
                        "select environment_id, timestampdiff(second, next_run_at, ?) from upkeep where next_run_at <= ?",
                        java.sql.Timestamp.from(now),
                        java.sql.Timestamp.from(now))
                .stream()
                .collect(
                        Collectors.toMap(
                                row -> row.get(0, String.class), row -> row.get(1, Double.class)));
    }

    /** Ends what is queued, and says where. */
    private static List<String> ended(FleetPortal portal) {
        var transaction = new TransactionTemplate(portal.bean(PlatformTransactionManager.class));
        var queued =
                portal.db()
                        .fetch(
                                "select id, environment_id, activity_id from backup where state = 'QUEUED'");
        for (var row : queued) {
            transaction.executeWithoutResult(status -> {
                portal.db()
                        .execute(
                                "update backup set state = 'COMPLETED', manifest = '{}', ended_at = requested_at, bytes_total = 1 where id = ?",
                                row.get(0));
                portal.db()
                        .execute(
                                "update activity set state = 'COMPLETED', ended_at = queued_at where id = ?",
                                row.get(2));
                portal.context()
                        .publishEvent(
                                new BackupEnded(
                                        new EnvironmentId(row.get(1, String.class)),
                                        new BackupId(row.get(0, String.class))));
            });
        }
        return queued.stream().map(row -> row.get(1, String.class)).toList();
    }

    private static double decide(FleetPortal portal, int size) {
        portal.db().execute("delete from jobrunr_jobs");
        portal.seedBackups(size, 100);
        var plans = portal.bean(PlanService.class);
        var backups = portal.bean(BackupService.class);
        long from = System.nanoTime();
        for (int environment = 1; environment <= size; environment++) {
            var terms = plans.of(new EnvironmentId("e-" + environment));
            Retention.decide(
                    terms.rules().retention(),
                    backups.facts(terms.environment()),
                    terms.zone(),
                    portal.clock().instant());
        }
        return (System.nanoTime() - from) / 1e9;
    }

    private static long databasePid() {
        return ProcessHandle.current()
                .descendants()
                .filter(child -> child.info().command().orElse("").endsWith("mariadbd"))
                .findFirst()
                .map(ProcessHandle::pid)
                .orElse(ManagementFactory.getRuntimeMXBean().getPid());
    }

    private static void call(Object bean, String method) {
        try {
            var found = bean.getClass().getDeclaredMethod(method);
            found.setAccessible(true);
            found.invoke(bean);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
