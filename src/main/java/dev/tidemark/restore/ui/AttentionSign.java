package dev.tidemark.restore.ui;

import com.vaadin.flow.component.html.Anchor;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.restore.ResolveService;
import dev.tidemark.restore.Restore;
import dev.tidemark.webui.EnvironmentSign;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.StateLabel;
import java.util.List;
import org.springframework.stereotype.Component;

/** At the head of every page of an environment: that it lies between two states. */
@Component
class AttentionSign implements EnvironmentSign {
    private final ResolveService resolving;
    private final CurrentActor current;

    AttentionSign(ResolveService resolving, CurrentActor current) {
        this.resolving = resolving;
        this.current = current;
    }

    @Override
    public List<StateLabel> states(EnvironmentId environment) {
        return resolving.stalled(current.get(), environment).stream()
                .map(restore -> RestoreStates.label(restore.state()))
                .toList();
    }

    @Override
    public List<Note> notes(EnvironmentId environment) {
        return resolving.stalled(current.get(), environment).stream()
                .map(AttentionSign::note)
                .toList();
    }

    private static Note note(Restore restore) {
        var attention = restore.attention();
        var handler = attention == null ? null : attention.handler();
        return Note.bad(
                Note.saying(
                        "It lies between two states and needs an operator.",
                        "%s Both states are kept. Until it is resolved, nothing else changes it. "
                                .formatted(
                                        handler == null
                                                ? "Operators have been told."
                                                : handler.name() + " is on it.")),
                new Anchor("restores/" + restore.id(), "See what is where"));
    }
}
