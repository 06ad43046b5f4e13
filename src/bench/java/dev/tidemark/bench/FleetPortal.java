package dev.tidemark.bench;

import dev.tidemark.TidemarkApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jooq.DSLContext;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The whole portal in this process with many environments on record, put there by statements: no
 * host or vault of them is real, so no tool is run.
 */
final class FleetPortal implements AutoCloseable {
    static final String PASSWORD = "of the benchmark";

    private final ConfigurableApplicationContext context;
    private final Path home;
    private final BenchClock clock;

    private FleetPortal(ConfigurableApplicationContext context, Path home, BenchClock clock) {
        this.context = context;
        this.home = home;
        this.clock = clock;
    }

    /** Real time, or one that stands still until it is moved. */
    static final class BenchClock extends Clock {
        private volatile Instant now;
        private final boolean real;

        BenchClock(boolean real) {
            this.real = real;
            this.now =
                    Clock.systemUTC().instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
        }

        void set(Instant instant) {
            now = instant;
        }

        void advance(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return real ? Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000)).instant() : now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    static FleetPortal start(Bench bench, boolean realTime) throws IOException {
        var home = bench.home().resolve("fleet");
        Commands.delete(home);
        Files.createDirectories(home);
        var clock = new BenchClock(realTime);
        var context =
                new SpringApplicationBuilder(TidemarkApplication.class)
                        .initializers(portal ->
                                ((org.springframework.context.support.GenericApplicationContext)
                                                portal)
                                        .registerBean(
                                                "benchClock",
                                                Clock.class,
                                                () -> clock,
                                                bean -> bean.setPrimary(true)))
                        .run(
                                "--tidemark.home=" + home,
                                "--tidemark.demo=true",
                                "--tidemark.demo-password=" + PASSWORD,
                                "--tidemark.upkeep.enabled=false",
                                "--jobrunr.background-job-server.enabled=false",
                                "--server.port=0",
                                "--logging.level.root=error");
        return new FleetPortal(context, home, clock);
    }

    BenchClock clock() {
        return clock;
    }

    DSLContext db() {
        return context.getBean(DSLContext.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A bean that only its own module sees. */
    Object bean(String type) {
        try {
            return context.getBean(Class.forName(type));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return Integer.parseInt(
                java.util.Objects.requireNonNull(
                        context.getEnvironment().getProperty("local.server.port")));
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    /**
     * Environments of many customers, 50 each in 10 projects, on hosts of 20; all plans in turn.
     *
     * @param activities of each environment
     */
    void seed(int environments, int activities) {
        var db = db();
        var now = java.sql.Timestamp.from(clock.instant());
        db.connection(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("set foreign_key_checks = 0, unique_checks = 0");
                statement.execute(
                        "insert into organization (id, name) select concat('or-', seq), concat('Customer ', lpad(seq, 4, '0')) from seq_1_to_%d"
                                .formatted(Math.max(1, environments / 50)));
                statement.execute(
                        "insert into project (id, organization_id, name, zone, plan_id) select concat('pr-', seq), concat('or-', 1 + floor((seq - 1) / 10)), concat('Project ', seq), elt(1 + seq %% 3, 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu'), elt(1 + seq %% 7, 'tidemark', 'aem-cloud', 'commerce-pro', 'upsun', 'camunda-saas', 'fortrabbit', 'tidemark') from seq_1_to_%d"
                                .formatted(environments / 5));
                statement.execute(
                        "insert into host (id, name, kind, address, port, username) select concat('ho-', seq), concat('web-', seq), 'SSH', concat('web-', seq, '.example'), 22, 'root' from seq_1_to_%d"
                                .formatted(Math.max(1, environments / 20)));
                statement.execute(
                        "insert into environment (id, project_id, name, type, state, host_id, hooks) select concat('e-', seq), concat('pr-', 1 + floor((seq - 1) / 5)), concat('environment ', seq), elt(1 + seq %% 3, 'PRODUCTION', 'STAGING', 'PRODUCTION'), 'ACTIVE', concat('ho-', 1 + floor((seq - 1) / 20)), '{\"beforeBackup\":[],\"afterRestore\":[]}' from seq_1_to_%d"
                                .formatted(environments));
                statement.execute(
                        "insert ignore into vault_storage (region, location, home) values ('bench', '/nowhere', false)");
                statement.execute(
                        "insert into vault (id, environment_id, region, location, password_sealed, initialized_at) select concat('va-', seq), concat('e-', seq), 'bench', concat('/nowhere/', seq), '', now(6) from seq_1_to_%d"
                                .formatted(environments));
                if (activities > 0) {
                    statement.execute(
                            "insert into activity (id, kind, environment_id, organization_id, subject_id, title, actor_name, state, queued_at, started_at, ended_at, changed_at) select concat('ac-', seq), 'BACKUP', concat('e-', 1 + seq %% %1$d), concat('or-', 1 + floor((seq %% %1$d) / 50)), concat('bk-', seq), 'Backup', 'Tidemark', 'COMPLETED', '%2$s' - interval floor(seq / %1$d) day, '%2$s' - interval floor(seq / %1$d) day, '%2$s' - interval floor(seq / %1$d) day, '%2$s' - interval floor(seq / %1$d) day from seq_1_to_%3$d"
                                    .formatted(environments, now, environments * activities));
                }
                statement.execute("set foreign_key_checks = 1, unique_checks = 1");
                statement.execute("analyze table backup, activity, environment, project");
            }
        });
    }

    /**
     * One a day for each environment, some of them failed, with manifests as long as small ones
     * are.
     */
    void seedBackups(int environments, int backups) {
        var now = java.sql.Timestamp.from(clock.instant());
        db().connection(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("set foreign_key_checks = 0, unique_checks = 0");
                for (int day = 0; day < backups; day++) {
                    statement.execute(
                            "insert into backup (id, environment_id, activity_id, vault_id, origin, mode, state, actor_name, requested_at, started_at, ended_at, bytes_total, bytes_added, reason, manifest) select concat('bk-', seq, '-', %2$d), concat('e-', seq), concat('ac-', seq), concat('va-', seq), if((seq + %2$d) %% 9 = 0, 'MANUAL', 'AUTOMATED'), 'LIVE', if((seq + %2$d) %% 23 = 0, 'FAILED', 'COMPLETED'), 'Tidemark', '%3$s' - interval %2$d day - interval 1 hour, '%3$s' - interval %2$d day - interval 1 hour, '%3$s' - interval %2$d day - interval 58 minute, 5000000000, 40000000, if((seq + %2$d) %% 23 = 0, 'The database was down.', null), '{\"format\":1,\"backup\":\"x\",\"environment\":\"x\",\"takenAt\":\"2026-11-20T03:00:00Z\",\"databases\":[],\"files\":[],\"code\":null,\"tools\":{\"restic\":\"%4$s\"}}' from seq_1_to_%1$d"
                                    .formatted(environments, day, now, "x".repeat(400)));
                }
                statement.execute("set foreign_key_checks = 1, unique_checks = 1");
                statement.execute("analyze table backup");
            }
        });
    }

    /** A tenth of them open, of the customers whose environments they are about. */
    void seedTickets(int environments, int tickets) {
        db().execute(
                        """
                        insert into ticket (organization_id, environment_id, title, trouble, severity, since_zone, wish_scope, state, detail,
                            is_open, filed_at, filed_by, filed_by_name, respond_by, resolve_by, queue_at, changed_at)
                        select p.organization_id, e.id, concat('Trouble ', s.seq), 'DATA', elt(1 + s.seq %% 3, 'SITE_DOWN', 'DEGRADED',
                            'NOT_URGENT'), 'Europe/Berlin', 'ALL', if(s.seq %% 10 = 0, 'FILED', 'WITHDRAWN'),
                            if(s.seq %% 10 = 0, '{}', '{"by":{"id":null,"name":"Somebody"}}'), s.seq %% 10 = 0,
                            now(6) - interval s.seq minute, 'pe-nobody', 'Somebody', now(6) + interval s.seq minute,
                            now(6) + interval s.seq minute, now(6) + interval s.seq minute, now(6) - interval s.seq minute
                        from seq_1_to_%d s join environment e on e.id = concat('e-', 1 + s.seq %% %d) join project p on p.id = e.project_id
                        """
                                .formatted(tickets, environments));
        db().execute("analyze table ticket");
    }

    @Override
    public void close() {
        context.close();
        Commands.delete(home);
    }
}
