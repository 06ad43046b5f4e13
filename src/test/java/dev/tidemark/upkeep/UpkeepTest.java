package dev.tidemark.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.tidemark.account.Actor;
import dev.tidemark.account.OrganizationRole;
import dev.tidemark.backup.BackupEnded;
import dev.tidemark.backup.BackupFilter;
import dev.tidemark.backup.BackupId;
import dev.tidemark.backup.BackupOrigin;
import dev.tidemark.backup.BackupService;
import dev.tidemark.backup.BackupState;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.notify.Postman;
import dev.tidemark.plan.BackupFact;
import dev.tidemark.plan.PlanService;
import dev.tidemark.plan.PolicyJson;
import dev.tidemark.plan.Simulation;
import dev.tidemark.promise.Promise;
import dev.tidemark.testing.IdlePortalTest;
import dev.tidemark.testing.MovableClock;
import dev.tidemark.testing.TestAccounts;
import dev.tidemark.testing.TestEnvironments;
import jakarta.mail.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the portal does by itself, with a clock of the test's own and the real database. Backups are
 * ended by the test: what the tools do is tested elsewhere.
 */
@IdlePortalTest
@Import(UpkeepTest.OwnClock.class)
class UpkeepTest {
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, null, "smtp"));

    @Autowired MovableClock clock;
    @Autowired Scheduler scheduler;
    @Autowired Replanning replanning;
    @Autowired RetentionKeeper retention;
    @Autowired OverdueAlarm alarm;
    @Autowired ClockWatch watch;
    @Autowired Upkeeps upkeeps;
    @Autowired PlanService plans;
    @Autowired BackupService backups;
    @Autowired UpkeepService service;
    @Autowired TestEnvironments environments;
    @Autowired TestAccounts accounts;
    @Autowired ApplicationEventPublisher events;
    @Autowired PlatformTransactionManager transactions;
    @Autowired DSLContext db;
    @Autowired Postman postman;

    private TestEnvironments.Connected site;
    private Actor owner;

    @TestConfiguration(proxyBeanMethods = false)
    static class OwnClock {
        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock();
        }
    }

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry properties) {
        MAIL.start();
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
    }

    @BeforeAll
    static void start() {
        MAIL.start();
    }

    @AfterAll
    static void stop() {
        MAIL.stop();
    }

    @BeforeEach
    void connect() {
        db.execute("update environment set state = 'INACTIVE'");
        db.execute("delete from upkeep");
        db.execute("update activity set state = 'CANCELLED' where state in ('QUEUED', 'RUNNING')");
        db.execute("update backup set state = 'DELETED'");
        site = environments.small();
        owner = accounts.member(site.organization(), OrganizationRole.OWNER);
        replanning.welcome(100);
        watch.confirm(accounts.operator());
    }

    @Test
    @Promise({"S3.20", "S3.23", "S4.16"})
    void startsADueRunOnceHoweverManyNodesLook() {
        var run = service.standing(owner, site.id()).nextRuns().getFirst();
        assertThat(run.atZone(java.time.ZoneId.of("Europe/Berlin")).getHour()).isEqualTo(4);
        scheduler.startDue();
        assertThat(list(site.id())).isEmpty();

        clock.set(run);
        var nodes =
                Stream.generate(() -> CompletableFuture.runAsync(scheduler::startDue))
                        .limit(4)
                        .toList();
        nodes.forEach(CompletableFuture::join);

        assertThat(list(site.id()))
                .singleElement()
                .satisfies(backup -> {
                    assertThat(backup.origin()).isEqualTo(BackupOrigin.AUTOMATED);
                    assertThat(backup.mode()).isEqualTo(dev.tidemark.backup.BackupMode.LIVE);
                });
        assertThat(upkeeps.find(site.id()).orElseThrow().nextRunAt()).isAfter(run);
    }

    @Test
    void catchesUpOnceWhatWasMissed() {
        clock.advance(Duration.ofDays(10));
        scheduler.startDue();
        end(site.id(), true);
        scheduler.startDue();
        assertThat(list(site.id())).hasSize(1);
    }

    @Test
    void waitsWhileSomethingElseRunsThereAndThenStarts() {
        var manual = backups.take(owner, site.id(), dev.tidemark.backup.BackupMode.LIVE, null);
        clock.set(service.standing(owner, site.id()).nextRuns().getFirst());
        scheduler.startDue();
        assertThat(list(site.id())).extracting(one -> one.id()).containsExactly(manual.id());
        end(site.id(), true);
        clock.advance(Duration.ofMinutes(3));
        scheduler.startDue();
        assertThat(list(site.id())).hasSize(2);
    }

    @Test
    void startsOnlySoManyAtOnceOnAHost() {
        var others = List.of(environments.small().id(), environments.small().id());
        replanning.welcome(100);
        clock.advance(Duration.ofDays(2));
        scheduler.startDue();
        var all = Stream.concat(Stream.of(site.id()), others.stream()).toList();
        assertThat(started(all)).isEqualTo(2);
        all.forEach(one -> end(one, true));
        scheduler.startDue();
        assertThat(started(all)).isEqualTo(3);
    }

    private long started(List<EnvironmentId> all) {
        return all.stream().mapToLong(id -> list(id).size()).sum();
    }

    @Test
    @Promise({"S4.17", "S4.19"})
    void doesNotRetryAFailedRunBeforeTheNext() {
        clock.set(service.standing(owner, site.id()).nextRuns().getFirst());
        scheduler.startDue();
        end(site.id(), false);
        for (int minutes = 0; minutes < 12 * 60; minutes += 30) {
            clock.advance(Duration.ofMinutes(30));
            scheduler.startDue();
        }
        assertThat(list(site.id()))
                .singleElement()
                .satisfies(failed -> assertThat(failed.state()).isEqualTo(BackupState.FAILED));
        clock.advance(Duration.ofHours(13));
        scheduler.startDue();
        assertThat(list(site.id())).hasSize(2);
    }

    @Test
    @Promise({"S3.27", "S3.29", "S4.15"})
    void doesExactlyWhatTheSimulationSays() {
        plans.setPolicy(
                owner,
                site.id(),
                PolicyJson.read(
                        """
                        {"data_retention": {"production": {"max_backups": 9, "default_config": {"schedule": [
                          {"interval": "12h", "count": 5}, {"interval": "1d", "count": 4}, {"interval": "1w", "count": 2}]}}}}
                        """));
        var terms = plans.of(site.id());
        var from = clock.instant();
        var days = Duration.ofDays(40);
        var expected = new ArrayList<Set<Instant>>();
        var at = new java.util.HashMap<String, Instant>();
        new Simulation(
                        terms.rules(),
                        terms.standing(),
                        terms.zone(),
                        terms.minute(),
                        event -> {
                            if (event.kind() == Simulation.Kind.TAKEN) {
                                at.put(event.backup(), event.at());
                            }
                            if (event.kind() == Simulation.Kind.TAKEN
                                    || event.kind() == Simulation.Kind.FAILED) {
                                expected.add(Set.of());
                            }
                            expected.set(
                                    expected.size() - 1,
                                    event.kept().stream().map(at::get).collect(Collectors.toSet()));
                        })
                .run(new Simulation.Script(from.plusNanos(1), days, 4, null), List.of());

        int runs = 0;
        while (true) {
            var next = upkeeps.find(site.id()).orElseThrow().nextRunAt();
            if (!next.isBefore(from.plus(days))) {
                break;
            }
            clock.set(next);
            scheduler.startDue();
            runs++;
            end(site.id(), runs % 4 != 0);
            retention.decide(site.id());
            assertThat(good())
                    .as("after run %d at %s", runs, next)
                    .isEqualTo(expected.get(runs - 1));
            watch.look();
        }
        assertThat(runs).isEqualTo(expected.size()).isGreaterThan(80);
    }

    private Set<Instant> good() {
        return backups.facts(site.id()).stream()
                .filter(BackupFact::isGood)
                .map(BackupFact::at)
                .collect(Collectors.toSet());
    }

    @Test
    void tellsOnceThatAnEnvironmentIsOverdueAndClearsItself() throws Exception {
        clock.set(service.standing(owner, site.id()).nextRuns().getFirst());
        scheduler.startDue();
        end(site.id(), true);
        assertThat(service.isOverdue(site.id())).isFalse();
        clock.advance(Duration.ofHours(50));
        alarm.look();
        alarm.look();
        assertThat(service.isOverdue(site.id())).isTrue();
        db.fetch("select id from mail where sent_at is null")
                .getValues(0, String.class)
                .forEach(postman::run);
        var letter = letterTo(TestAccounts.email(owner.name()));
        assertThat(letter.getSubject()).startsWith("Backup overdue: Shop");
        scheduler.startDue();
        end(site.id(), true);
        assertThat(service.isOverdue(site.id())).isFalse();
    }

    /** The one and only. */
    private static Message letterTo(String address) {
        var letters =
                Stream.of(MAIL.getReceivedMessages()).filter(mail -> isTo(mail, address)).toList();
        assertThat(letters).hasSize(1);
        return letters.getFirst();
    }

    private static boolean isTo(Message mail, String address) {
        try {
            return mail.getAllRecipients()[0].toString().equalsIgnoreCase(address);
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void deletesNothingWhileTheClockMakesNoSense() {
        for (int day = 0; day < 12; day++) {
            clock.set(service.standing(owner, site.id()).nextRuns().getFirst());
            scheduler.startDue();
            end(site.id(), true);
            watch.look();
        }
        var all = good();
        clock.advance(Duration.ofDays(365));
        watch.look();
        retention.decide(site.id());
        assertThat(good()).isEqualTo(all);
        assertThat(upkeeps.find(site.id()).orElseThrow().retentionPaused())
                .startsWith("Nothing is deleted: the clock has moved from ");
        watch.confirm(accounts.operator());
        retention.decide(site.id());
        assertThat(good()).isNotEqualTo(all).isNotEmpty();
        assertThat(upkeeps.find(site.id()).orElseThrow().retentionPaused()).isNull();
        assertThatThrownBy(() -> watch.confirm(owner))
                .isInstanceOf(dev.tidemark.base.NothingHere.class);
    }

    @Test
    @Promise({"S4.11", "S4.12"})
    void allowsOneManualBackupAnHourAndAnotherAtOnceAfterDeletingIt() {
        assign("camunda-saas");
        plans.setStanding(
                accounts.operator(),
                site.id(),
                new dev.tidemark.plan.EnvironmentStanding(true, true, "8.7.0"));
        var first = backups.take(owner, site.id(), dev.tidemark.backup.BackupMode.LIVE, null);
        end(site.id(), true);
        clock.advance(Duration.ofMinutes(20));
        assertThatThrownBy(() ->
                        backups.take(owner, site.id(), dev.tidemark.backup.BackupMode.LIVE, null))
                .hasMessageStartingWith("Not yet: the next backup is possible at ")
                .hasMessageContaining("Your plan allows one in 1 hour.");
        backups.delete(owner, site.id(), first.id());
        assertThat(backups.mayTake(owner, site.id()).isAllowed()).isTrue();
        backups.take(owner, site.id(), dev.tidemark.backup.BackupMode.LIVE, null);
    }

    @Test
    @Promise({"S2.1", "S2.6"})
    void saysWhatToDoInsteadWhereThePlanHasNoManualBackups() {
        assign("commerce-pro");
        assertThat(backups.mayTake(owner, site.id()).reason())
                .contains("it has no manual ones")
                .contains("look at when the next one runs");
        assertThat(service.standing(owner, site.id()).nextRuns()).hasSize(5);
    }

    private void assign(String plan) {
        plans.assign(accounts.operator(), plans.of(site.id()).project(), plan);
    }

    private List<dev.tidemark.backup.Backup> list(EnvironmentId environment) {
        return backups.list(
                dev.tidemark.account.Actor.portalAsOperator(),
                environment,
                BackupFilter.NONE,
                0,
                1000);
    }

    /** As the job would record it. */
    private void end(EnvironmentId environment, boolean good) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> {
                    for (var backup : list(environment)) {
                        if (backup.state() == BackupState.QUEUED) {
                            end(backup.id(), good);
                            events.publishEvent(new BackupEnded(environment, backup.id()));
                        }
                    }
                });
    }

    private void end(BackupId id, boolean good) {
        db.execute(
                "update backup set state = ?, manifest = ?, reason = ?, ended_at = requested_at where id = ?",
                good ? "COMPLETED" : "FAILED",
                good ? "{}" : null,
                good ? null : "The database was down.",
                id.value());
        db.execute(
                "update activity set state = 'COMPLETED', ended_at = queued_at where subject_id = ?",
                id.value());
    }
}
