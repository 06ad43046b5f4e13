package dev.tidemark.restore.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.restore.Attention;
import dev.tidemark.restore.Course;
import dev.tidemark.restore.ResolveService;
import dev.tidemark.restore.Restore;
import dev.tidemark.restore.WayOut;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.KeepDialog;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.Notices;
import dev.tidemark.webui.PageHeader;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The ways out of a restore that stopped half-way, as the reader may take them. */
@Service
class WaysOut {
    private final ResolveService resolving;
    private final CurrentActor current;

    WaysOut(ResolveService resolving, CurrentActor current) {
        this.resolving = resolving;
        this.current = current;
    }

    /**
     * Empty if it never stopped.
     *
     * @param changed is told once something was done
     */
    Optional<Component> panel(Restore restore, Times times, Runnable changed) {
        return Optional.ofNullable(restore.attention())
                .map(attention ->
                        new AttentionPanel(attention, times, ways(restore, attention, changed)));
    }

    private Component ways(Restore restore, Attention attention, Runnable changed) {
        return switch (restore.state()) {
            case NEEDS_OPERATOR -> waiting(restore, attention, changed);
            case RELEASED -> leftovers(restore, changed);
            default -> new Div();
        };
    }

    private Component waiting(Restore restore, Attention attention, Runnable changed) {
        var may = resolving.mayResolve(current.get(), restore.id());
        var all = new Div();
        all.addClassNames("stack", "wide");
        if (!may.isAllowed()) {
            all.add(
                    Note.info(
                            Note.saying(
                                    "Nothing is lost: both states are kept.",
                                    may.reason()
                                            + " Until then nothing else changes it; reading and downloading still work.")));
            return all;
        }
        var row =
                new Div(
                        Buttons.primary(
                                "Try again",
                                TideIcon.TURN,
                                () -> take(restore, WayOut.TRY_AGAIN, changed)),
                        Buttons.plain(
                                forward(attention.course()),
                                TideIcon.CHEVRON_RIGHT,
                                () -> take(restore, WayOut.GO_FORWARD, changed)),
                        Buttons.plain(
                                back(attention.course()),
                                TideIcon.CROSS,
                                () -> take(restore, WayOut.GO_BACK, changed)),
                        release(restore, changed));
        var handler = attention.handler();
        if (handler == null || !handler.name().equals(current.get().name())) {
            row.add(
                    Buttons.quiet(
                            "I am on it",
                            () ->
                                    act(
                                            () -> resolving.handle(current.get(), restore.id()),
                                            changed)));
        }
        row.addClassNames("row", "wrap");
        all.add(
                row,
                new Words(
                                "Try again goes on with %s. Each way does what is left, and may be taken as often as needed."
                                        .formatted(attention.doing()))
                        .styled("secondary", "small"));
        return all;
    }

    private static String forward(Course course) {
        return course == Course.RESTORE
                ? "Go forward: finish the restore"
                : "Go forward: finish the undo";
    }

    private static String back(Course course) {
        return course == Course.RESTORE
                ? "Go back: the state before"
                : "Go back: the restored state";
    }

    private Button release(Restore restore, Runnable changed) {
        return Buttons.plain(
                "Release it as it is",
                TideIcon.HAND,
                () ->
                        new ReleaseDialog(
                                        restore.environment(),
                                        (name, reason) -> {
                                            resolving.release(
                                                    current.get(), restore.id(), name, reason);
                                            changed.run();
                                        })
                                .open());
    }

    private Component leftovers(Restore restore, Runnable changed) {
        if (restore.cleanedAt() != null) {
            return new Words("What lay elsewhere was removed.").styled("secondary");
        }
        var remove =
                Buttons.plain(
                        "Remove what lies elsewhere", TideIcon.BIN, () -> ask(restore, changed));
        return PageHeader.withReason(
                remove, resolving.mayRemoveLeftovers(current.get(), restore.id()));
    }

    private void ask(Restore restore, Runnable changed) {
        new KeepDialog(
                        "Remove what lies elsewhere?",
                        "The schemas and directories named under Elsewhere are deleted. Nobody can bring them back"
                                + " afterwards.",
                        "Keep them",
                        "Remove",
                        () ->
                                act(
                                        () ->
                                                resolving.removeLeftovers(
                                                        current.get(), restore.id()),
                                        changed))
                .open();
    }

    private void take(Restore restore, WayOut way, Runnable changed) {
        act(() -> resolving.resolve(current.get(), restore.id(), way), changed);
    }

    private static void act(Runnable verb, Runnable changed) {
        Notices.attempt(verb);
        changed.run();
    }
}
