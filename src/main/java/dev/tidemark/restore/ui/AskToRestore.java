package dev.tidemark.restore.ui;

import dev.tidemark.account.Actor;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.backup.BackupId;
import dev.tidemark.backup.RestoreOffer;
import dev.tidemark.base.Decision;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.restore.RestoreService;
import dev.tidemark.webui.Notices;
import org.springframework.stereotype.Component;

/** Opens the dialog before a restore from wherever a backup is shown. */
@Component
class AskToRestore implements RestoreOffer {
    private final RestoreService restores;
    private final CurrentActor current;

    AskToRestore(RestoreService restores, CurrentActor current) {
        this.restores = restores;
        this.current = current;
    }

    /** Also allowed if the backup can only be restored into another environment of the project. */
    @Override
    public Decision mayRestore(Actor actor, EnvironmentId environment) {
        var here = restores.mayRestore(actor, environment);
        var elsewhere =
                restores.targets(actor, environment).stream()
                        .anyMatch(target -> restores.mayRestore(actor, target.id()).isAllowed());
        return elsewhere ? Decision.allowed() : here;
    }

    @Override
    public boolean mayEverRestore(Actor actor, EnvironmentId environment) {
        return !restores.targets(actor, environment).isEmpty()
                && restores.targets(actor, environment).stream()
                        .anyMatch(target -> restores.mayEverRestore(actor, target.id()));
    }

    @Override
    public void ask(EnvironmentId environment, BackupId backup) {
        var targets = restores.targets(current.get(), environment);
        if (targets.isEmpty()) {
            Notices.refused(restores.mayRestore(current.get(), environment).reason());
            return;
        }
        new RestoreDialog(restores, current, environment, backup, targets).open();
    }
}
