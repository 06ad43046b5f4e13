package dev.tidemark.activity;

import dev.tidemark.account.Actor;
import dev.tidemark.base.EnvironmentId;
import java.util.Set;

/** Who sees which environments; answered by the module that knows them. */
public interface Visibility {
    boolean sees(Actor actor, EnvironmentId environment);

    Set<EnvironmentId> visibleTo(Actor actor);

    /** Whether nothing is hidden from somebody, so that lists need not name what is visible. */
    boolean seesAll(Actor actor);
}
