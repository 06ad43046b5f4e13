package dev.tidemark.recovery;

import dev.tidemark.account.Actor;
import dev.tidemark.backup.VaultKeys;
import dev.tidemark.base.NothingHere;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/** How the portal itself stands; for operators. */
@Service
public class PortalService {
    private final SelfBackupRow row;
    private final SelfBackupPlace place;
    private final VaultKeys vaults;
    private final Clock clock;

    PortalService(SelfBackupRow row, SelfBackupPlace place, VaultKeys vaults, Clock clock) {
        this.row = row;
        this.place = place;
        this.vaults = vaults;
        this.clock = clock;
    }

    /**
     * @param chosen whether an operator chose the place; if not it is the same disk as the records
     */
    public record Standing(SelfBackupState state, String location, boolean chosen, boolean wrong) {}

    /** Fails with {@link NothingHere} for others than operators. */
    public Standing standing(Actor actor) {
        requireOperator(actor);
        var state = row.state();
        return new Standing(state, place.location(), place.chosen(), state.wrong(clock.instant()));
    }

    /** Some of the vaults that the master key alone does not open yet. */
    public List<VaultKeys.Waiting> waiting(Actor actor) {
        requireOperator(actor);
        return vaults.waiting();
    }

    private static void requireOperator(Actor actor) {
        if (!actor.isOperator()) {
            throw new NothingHere();
        }
    }
}
