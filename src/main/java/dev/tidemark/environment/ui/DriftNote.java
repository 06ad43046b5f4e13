package dev.tidemark.environment.ui;

import com.vaadin.flow.component.html.Div;
import dev.tidemark.environment.CodeState;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Tone;
import dev.tidemark.webui.Words;

/**
 * The drift guard: the running code is a restored one, and the next deployment would bring other
 * code (S3.9).
 */
class DriftNote extends Note {
    DriftNote(CodeState state) {
        super(Tone.WARN, TideIcon.FLAG, words(state));
        withActions(howTo(state));
    }

    private static Words words(CodeState state) {
        return new Words()
                .strong("The running code is not your branch’s newest.")
                .text(" A restore brought back ")
                .code(state.shortRevision())
                .text("; ")
                .code(branch(state))
                .text(" is at ")
                .code(head(state))
                .text(". Tidemark never changes your Git repository, so ")
                .strong("the next deployment brings " + head(state) + " back")
                .text(
                        ", and it may not work with the older data. This stays here until both agree.");
    }

    private static Div howTo(CodeState state) {
        var command =
                new Div(
                        "git revert --no-edit %s..%s && git push"
                                .formatted(state.shortRevision(), head(state)));
        command.addClassName("command");
        return new Div(new Words("To keep the older code:"), command);
    }

    private static String branch(CodeState state) {
        return state.branch() == null ? "the branch" : state.branch();
    }

    private static String head(CodeState state) {
        var head = state.branchHead();
        return head == null ? "another revision" : head.substring(0, Math.min(7, head.length()));
    }
}
