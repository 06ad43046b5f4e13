package dev.tidemark.environment.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Span;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.environment.CodeState;
import dev.tidemark.environment.Environment;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.environment.Health;
import dev.tidemark.webui.Later;
import dev.tidemark.webui.PageHeader;
import dev.tidemark.webui.StateLabel;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Tone;
import dev.tidemark.webui.Words;
import java.util.Optional;

/** Which code runs and whether the environment is well, asked while the page is already there. */
class RunsLine extends Span {
    private final Environment environment;
    private final transient EnvironmentService environments;
    private final transient CurrentActor current;
    private final PageHeader header;
    private final Span code = new Span();
    private final Span health = new Span();

    RunsLine(
            Environment environment,
            EnvironmentService environments,
            CurrentActor current,
            PageHeader header) {
        this.environment = environment;
        this.environments = environments;
        this.current = current;
        this.header = header;
        add(code, health);
        var url = environment.url();
        if (url != null) {
            add(
                    new Words()
                            .external(
                                    url,
                                    url.replaceFirst("^https?://", "").replaceFirst("/$", "")));
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (!environment.isActive()) {
            return;
        }
        var actor = current.get();
        if (environment.code() != null) {
            code.setText("Looking at the code … · ");
            Later.show(
                    this,
                    () -> environments.code(actor, environment.id()),
                    this::showCode,
                    trouble -> showCode(Optional.empty()));
        }
        if (environment.health() != null) {
            Later.show(
                    this,
                    () -> environments.health(actor, environment.id()),
                    found -> found.ifPresent(this::showHealth),
                    trouble -> health.setText(""));
        }
    }

    private void showCode(Optional<CodeState> found) {
        code.removeAll();
        if (found.isEmpty()) {
            code.add(new Words("The code cannot be seen now · "));
            return;
        }
        var state = found.get();
        var words = new Words("Runs ").code(state.shortRevision());
        var since = state.since();
        if (since != null) {
            words.text(" since " + Times.in(environment.zone()).within(since));
        }
        code.add(words.text(" · "));
        if (state.drift()) {
            header.addBadge(new StateLabel("Code drifted", TideIcon.FLAG, Tone.WARN).badge());
            header.below(new DriftNote(state));
        }
    }

    private void showHealth(Health found) {
        var tone = found.healthy() ? Tone.GOOD : Tone.BAD;
        health.removeAll();
        health.add(
                new Words()
                        .icon(found.healthy() ? TideIcon.TICK : TideIcon.CROSS, tone)
                        .tone(
                                tone,
                                (found.healthy() ? "healthy, " : "not healthy, ")
                                        + within(found.message()))
                        .text(" · "));
    }

    /** A sentence as part of a longer line. */
    private static String within(String sentence) {
        return sentence.isEmpty()
                ? ""
                : Character.toLowerCase(sentence.charAt(0))
                        + sentence.substring(1).replaceFirst("\\.$", "");
    }
}
