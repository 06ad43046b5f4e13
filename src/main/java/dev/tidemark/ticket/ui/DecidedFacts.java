package dev.tidemark.ticket.ui;

import dev.tidemark.backup.BackupPart;
import dev.tidemark.ticket.LossWords;
import dev.tidemark.ticket.Proposal;
import dev.tidemark.webui.Facts;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import java.time.Duration;
import java.util.stream.Collectors;

/** What is proposed or was approved: exactly what runs. */
class DecidedFacts extends Facts {
    DecidedFacts(Proposal proposal, Times times, Duration undoWindow) {
        fact(
                "Moment",
                new Words()
                        .strong(times.seconds(proposal.moment()))
                        .secondary(" " + Times.utc(proposal.moment())));
        fact("What", proposal.parts().contains("code") ? "Data and code" : "Data without code");
        fact(
                "Parts",
                proposal.parts().stream().map(BackupPart::words).collect(Collectors.joining(", ")));
        if (proposal.staging() != null) {
            fact(
                    "Staging",
                    "Goes back too, to %s".formatted(times.seconds(proposal.staging().moment())));
        }
        if (proposal.outage()) {
            fact("Because of", "A region's outage; operators carry it out");
        }
        fact("Lost", LossWords.of(proposal.lost()));
        if (proposal.handOver()) {
            fact("How", "Handed over as files; nothing is restored by the portal");
        } else {
            fact(
                    "Safety backup",
                    proposal.safetyBackup()
                            ? "Taken before it runs, of what can be saved"
                            : "None is taken before");
            fact("Undo", "By support, for " + Times.about(undoWindow));
        }
    }
}
