package dev.tidemark.restore.ui;

import com.vaadin.flow.component.html.Anchor;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.restore.Restore;
import dev.tidemark.restore.RestoreService;
import dev.tidemark.webui.EnvironmentSign;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Tone;
import java.util.List;
import org.springframework.stereotype.Component;

/** At the head of every page of an environment: that its latest restore can still be undone. */
@Component
class UndoSign implements EnvironmentSign {
    private final RestoreService restores;
    private final EnvironmentService environments;
    private final CurrentActor current;

    UndoSign(RestoreService restores, EnvironmentService environments, CurrentActor current) {
        this.restores = restores;
        this.environments = environments;
        this.current = current;
    }

    @Override
    public List<Note> notes(EnvironmentId environment) {
        var times = Times.in(environments.find(current.get(), environment).zone());
        return restores.undoable(current.get(), environment).stream()
                .map(restore -> note(restore, times))
                .toList();
    }

    private static Note note(Restore restore, Times times) {
        var until = restore.undoUntil();
        var words =
                Note.saying(
                        "It was brought back to %s.".formatted(times.within(restore.backupAt())),
                        until == null
                                ? ""
                                : "The state before is kept until %s. "
                                        .formatted(times.within(until)));
        return new Note(
                Tone.RESTORE,
                TideIcon.TURN,
                words,
                new Anchor("restores/" + restore.id(), "See the restore or undo it"));
    }
}
