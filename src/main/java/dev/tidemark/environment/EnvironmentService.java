package dev.tidemark.environment;

import dev.tidemark.account.Actor;
import dev.tidemark.base.Decision;
import dev.tidemark.base.EnvironmentId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What people see of environments and what they may do there. */
@Service
public class EnvironmentService {
    /** By organization, project, then production first; deleted ones are not among them. */
    public List<EnvironmentRow> visibleTo(Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** Fails with {@link dev.tidemark.base.NothingHere} if it does not exist or is not visible. */
    public Environment find(Actor actor, EnvironmentId id) {
        throw new UnsupportedOperationException();
    }

    public Decision may(Actor actor, EnvironmentId id, Right right) {
        throw new UnsupportedOperationException();
    }

    /** The deployed code, looked at within the last seconds; empty if there is none or the host does not answer. */
    public Optional<CodeState> code(Actor actor, EnvironmentId id) {
        throw new UnsupportedOperationException();
    }

    /** Asks the health address now; empty if the environment has none. */
    public Optional<Health> health(Actor actor, EnvironmentId id) {
        throw new UnsupportedOperationException();
    }
}
