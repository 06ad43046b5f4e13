package dev.tidemark.recovery;

import dev.tidemark.activity.Words;
import dev.tidemark.embedded.RecordsDatabase;
import dev.tidemark.engine.mariadb.WholeDump;
import dev.tidemark.engine.restic.OutputBackup;
import dev.tidemark.engine.restic.Restic;
import dev.tidemark.engine.restic.Snapshot;
import dev.tidemark.environment.EnvironmentTools;
import dev.tidemark.environment.MasterKey;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Backs up the portal's own records every hour and keeps a week of that. The master key is not in
 * it, and what it holds of secrets is encrypted under that key once more.
 */
@Component
class SelfBackup {
    static final Duration EVERY = Duration.ofHours(1);
    private static final Duration RETRY = Duration.ofMinutes(5);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Logger LOG = LoggerFactory.getLogger(SelfBackup.class);

    private final SelfBackupRow row;
    private final SelfBackupPlace place;
    private final RecordsDatabase records;
    private final EnvironmentTools tools;
    private final MasterKey masterKey;
    private final Clock clock;
    private final Path home;

    SelfBackup(
            SelfBackupRow row,
            SelfBackupPlace place,
            RecordsDatabase records,
            EnvironmentTools tools,
            MasterKey masterKey,
            Clock clock,
            @Value("${tidemark.home}") Path home) {
        this.row = row;
        this.place = place;
        this.records = records;
        this.tools = tools;
        this.masterKey = masterKey;
        this.clock = clock;
        this.home = home;
    }

    /** Takes one if it is due and no other node was quicker; a failure is recorded and retried. */
    void takeIfDue() {
        if (row.claim(EVERY)) {
            take();
        }
    }

    void take() {
        try {
            var restic = PortalVault.open(place.location(), masterKey, tools.thisMachine(), home);
            restic.initialize();
            restic.unlock();
            var dump =
                    WholeDump.dump(
                            records.address(), records.name(), row.tablesOfJobs(records.name()));
            var taken =
                    restic.backup(
                            new OutputBackup(dump, PortalVault.FILE, PortalVault.LABELS),
                            LONGEST,
                            status -> {});
            var kept = forgetOld(restic);
            row.good(place.location(), node(), taken.totalBytes(), kept);
        } catch (RuntimeException problem) {
            LOG.warn("The portal could not back up its own records", problem);
            row.failed(Words.of(problem), clock.instant().plus(RETRY));
        }
    }

    /** Space is freed with the first one of a day. */
    private int forgetOld(Restic restic) {
        var all = restic.snapshots(PortalVault.LABELS.tags());
        var old = old(all, clock.instant());
        if (!old.isEmpty()) {
            restic.forget(old.stream().map(Snapshot::id).toList());
            if (all.size() > 1 && day(all.getLast()).isAfter(day(all.get(all.size() - 2)))) {
                restic.prune(LONGEST);
            }
        }
        return all.size() - old.size();
    }

    /** Never the newest. */
    static List<Snapshot> old(List<Snapshot> oldestFirst, Instant now) {
        return oldestFirst.subList(0, Math.max(0, oldestFirst.size() - 1)).stream()
                .filter(snapshot -> snapshot.time().isBefore(now.minus(KEPT)))
                .toList();
    }

    private static Instant day(Snapshot snapshot) {
        return snapshot.time().truncatedTo(ChronoUnit.DAYS);
    }

    private static String node() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "this machine";
        }
    }
}
