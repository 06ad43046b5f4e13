package dev.tidemark.ticket;

import dev.tidemark.account.Actor;
import dev.tidemark.activity.ActivityService;
import dev.tidemark.backup.Backup;
import dev.tidemark.backup.BackupService;
import dev.tidemark.base.NothingHere;
import dev.tidemark.base.Refused;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.restore.Loss;
import dev.tidemark.restore.RestoreService;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Gathers what an investigation needs; asks the site, so it may take a moment. */
@Service
public class EvidenceService {
    private static final int BEFORE = 5;
    private static final int FROM = 3;
    private static final int EARLIER = 6;

    private final Desk desk;
    private final Tickets tickets;
    private final EnvironmentService environments;
    private final BackupService backups;
    private final ActivityService activities;
    private final RestoreService restores;

    EvidenceService(
            Desk desk,
            Tickets tickets,
            EnvironmentService environments,
            BackupService backups,
            ActivityService activities,
            RestoreService restores) {
        this.desk = desk;
        this.tickets = tickets;
        this.environments = environments;
        this.backups = backups;
        this.activities = activities;
        this.restores = restores;
    }

    /** For the hosting team. */
    public Evidence of(Actor actor, TicketNumber number) {
        if (!actor.isStaff()) {
            throw new NothingHere();
        }
        var ticket = desk.find(actor, number);
        var environment = ticket.environment();
        var from =
                (ticket.since() == null ? ticket.filedAt() : ticket.since())
                        .minus(Duration.ofDays(1));
        var around = backups.around(actor, environment, ticket.since(), BEFORE, FROM);
        var compared = compared(actor, ticket, around);
        return new Evidence(
                environments.health(actor, environment).orElse(null),
                environments.deployments(actor, environment).stream()
                        .filter(deployment -> deployment.seenAt().isAfter(from))
                        .limit(EARLIER)
                        .toList(),
                around,
                compared,
                compared == null ? null : changed(actor, ticket, compared),
                activities.running(actor, environment).orElse(null),
                tickets.ofEnvironment(environment, EARLIER + 1).stream()
                        .filter(other -> !other.number().equals(number))
                        .limit(EARLIER)
                        .toList(),
                restores.list(actor, environment, 0, EARLIER),
                desk.now());
    }

    private @Nullable Backup compared(Actor actor, Ticket ticket, List<Backup> around) {
        var wished = ticket.wish().backup();
        if (wished != null) {
            try {
                return backups.find(actor, ticket.environment(), wished).backup();
            } catch (NothingHere gone) {
                return null;
            }
        }
        return around.stream()
                .filter(backup ->
                        ticket.since() == null || backup.requestedAt().isBefore(ticket.since()))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Loss changed(Actor actor, Ticket ticket, Backup backup) {
        try {
            var found =
                    restores.foresee(
                            actor, ticket.environment(), backup.id(), ticket.environment());
            return found.problems().isEmpty() ? found.loss() : null;
        } catch (Refused notNow) {
            return null;
        }
    }
}
