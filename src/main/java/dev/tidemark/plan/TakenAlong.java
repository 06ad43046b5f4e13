package dev.tidemark.plan;

import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.NothingHere;
import dev.tidemark.base.Refused;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was agreed under a portal whose records are lost, as its backups tell. */
@Component
public class TakenAlong {
    private final Agreements agreements;
    private final Clock clock;

    TakenAlong(Agreements agreements, Clock clock) {
        this.agreements = agreements;
        this.clock = clock;
    }

    /**
     * False, and the plan of every new project stays in force, if there is no such plan here: an
     * own one has to be written anew. In the caller's transaction.
     *
     * @param policy JSON, left out if the plan no longer allows it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean takeOver(
            EnvironmentId environment,
            String planId,
            @Nullable String policy,
            EnvironmentStanding standing) {
        agreements.standing(environment, standing);
        var plan = BuiltInPlans.find(planId);
        if (plan.isEmpty()) {
            return false;
        }
        var project = agreements.of(environment).orElseThrow(NothingHere::new).project().project();
        agreements.assign(project, planId, clock.instant());
        if (policy != null) {
            try {
                PolicyJson.read(policy).checkedAgainst(plan.get());
                agreements.savePolicy(project, policy, clock.instant(), "the vault");
            } catch (Refused outgrown) {
                return false;
            }
        }
        return true;
    }
}
