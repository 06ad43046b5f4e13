package dev.tidemark.backup.ui;

import dev.tidemark.account.CurrentActor;
import dev.tidemark.backup.Safety;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.webui.EnvironmentSign;
import dev.tidemark.webui.StateLabel;
import java.util.List;
import org.springframework.stereotype.Component;

/** At the head of every page of an environment: whether it is safe. */
@Component
class BackupSign implements EnvironmentSign {
    private final SafetyOfEnvironments safety;
    private final CurrentActor current;

    BackupSign(SafetyOfEnvironments safety, CurrentActor current) {
        this.safety = safety;
        this.current = current;
    }

    @Override
    public List<StateLabel> states(EnvironmentId environment) {
        var found = safety.of(current.get(), environment);
        return found == Safety.INACTIVE ? List.of() : List.of(BackupStates.label(found));
    }
}
