package dev.tidemark.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.base.NothingHere;
import dev.tidemark.embedded.RecordsDatabase;
import dev.tidemark.engine.restic.Snapshot;
import dev.tidemark.engine.restic.SnapshotId;
import dev.tidemark.environment.EnvironmentTools;
import dev.tidemark.environment.MasterKey;
import dev.tidemark.testing.PortalTest;
import dev.tidemark.testing.TestAccounts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@PortalTest
class SelfBackupTest {
    @Autowired SelfBackup backup;
    @Autowired SelfBackupRow row;
    @Autowired SelfBackupAlarm alarm;
    @Autowired PortalService portal;
    @Autowired RecordsDatabase records;
    @Autowired EnvironmentTools tools;
    @Autowired MasterKey masterKey;
    @Autowired TestAccounts accounts;
    @Autowired DSLContext db;

    @Value("${tidemark.home}")
    Path home;

    @Test
    void operatorsAreToldOnceThatItFailsAndItEndsWithTheNextGoodOne() {
        var operator = accounts.operator();
        var unreachable =
                new SelfBackup(
                        row,
                        new SelfBackupPlace("/dev/null/nowhere", home),
                        records,
                        tools,
                        masterKey,
                        Clock.systemUTC(),
                        home);

        unreachable.take();
        assertThat(portal.standing(operator).wrong()).isTrue();
        assertThat(row.state().failure()).isNotBlank();
        alarm.look();
        alarm.look();
        assertThat(told(operator.id().value())).isEqualTo(1);
        assertThat(mails(operator.name())).isEqualTo(1);

        backup.take();
        assertThat(row.state().failure()).isNull();
        assertThat(row.state().bytes()).isPositive();
        assertThat(portal.standing(operator).wrong()).isFalse();
        alarm.look();
        assertThat(told(operator.id().value())).isEqualTo(1);

        db.execute("update self_backup set good_at = current_timestamp(6) - interval 181 minute");
        alarm.look();
        assertThat(told(operator.id().value())).isEqualTo(2);
        backup.take();
    }

    @Test
    void ofSeveralNodesOneTakesIt() {
        db.execute("update self_backup set due_at = current_timestamp(6) - interval 1 second");

        assertThat(row.claim(SelfBackup.EVERY)).isTrue();
        assertThat(row.claim(SelfBackup.EVERY)).isFalse();
    }

    @Test
    void aWeekIsKeptAndAlwaysTheNewest() {
        var now = Instant.parse("2026-11-21T12:00:00Z");
        var old = snapshot(now.minus(Duration.ofDays(8)));
        var older = snapshot(now.minus(Duration.ofDays(9)));
        var young = snapshot(now.minus(Duration.ofDays(6)));

        assertThat(SelfBackup.old(List.of(older, old, young), now)).containsExactly(older, old);
        assertThat(SelfBackup.old(List.of(older, old), now)).containsExactly(older);
        assertThat(SelfBackup.old(List.of(), now)).isEmpty();
    }

    @Test
    void isShownToOperatorsOnly() {
        assertThatThrownBy(() -> portal.standing(accounts.stranger()))
                .isInstanceOf(NothingHere.class);
    }

    private static Snapshot snapshot(Instant time) {
        return new Snapshot(
                new SnapshotId("%064x".formatted(time.getEpochSecond())),
                time,
                "tidemark",
                List.of("portal"),
                List.of(),
                1,
                1);
    }

    private int told(String person) {
        return db.fetchOne("select count(*) from notice where person_id = ?", person)
                .get(0, Integer.class);
    }

    private int mails(String name) {
        return db.fetchOne(
                        "select count(*) from mail where recipient = lower(?)",
                        TestAccounts.email(name))
                .get(0, Integer.class);
    }
}
