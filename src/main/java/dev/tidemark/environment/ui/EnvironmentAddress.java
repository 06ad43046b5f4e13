package dev.tidemark.environment.ui;

import dev.tidemark.account.CurrentActor;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.webui.AddressCheck;
import java.util.List;
import org.springframework.stereotype.Component;

/** Addresses below {@code environments/<id>}. */
@Component
class EnvironmentAddress implements AddressCheck {
    private final EnvironmentService environments;
    private final CurrentActor current;

    EnvironmentAddress(EnvironmentService environments, CurrentActor current) {
        this.environments = environments;
        this.current = current;
    }

    @Override
    public void check(List<String> segments) {
        if (segments.size() > 2 && segments.getFirst().equals("environments")) {
            environments.find(current.get(), new EnvironmentId(segments.get(1)));
        }
    }
}
