package dev.tidemark.webui;

import dev.tidemark.base.EnvironmentId;
import java.util.List;

/**
 * What a module shows at the head of every page of an environment: states, and what needs a look.
 */
public interface EnvironmentSign {
    default List<StateLabel> states(EnvironmentId environment) {
        return List.of();
    }

    default List<Note> notes(EnvironmentId environment) {
        return List.of();
    }
}
