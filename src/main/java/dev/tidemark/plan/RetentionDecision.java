package dev.tidemark.plan;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stays, what goes, and why; nothing is deleted by it.
 *
 * @param paused why nothing goes although rules might say so, null if they are followed
 */
public record RetentionDecision(List<Kept> kept, List<Going> going, @Nullable String paused) {
    public RetentionDecision {
        kept = List.copyOf(kept);
        going = List.copyOf(going);
    }

    public Optional<Kept> keptAs(String backup) {
        return kept.stream().filter(one -> one.backup().id().equals(backup)).findFirst();
    }
}
