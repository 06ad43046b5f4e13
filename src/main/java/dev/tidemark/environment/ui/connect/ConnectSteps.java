package dev.tidemark.environment.ui.connect;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import dev.tidemark.account.AccountService;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.account.Organization;
import dev.tidemark.environment.ConnectionRefused;
import dev.tidemark.environment.ConnectionService;
import dev.tidemark.environment.ConnectionService.Connected;
import dev.tidemark.environment.Finding;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.EnvironmentTab;
import dev.tidemark.webui.Notices;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.StepList;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The steps, one at a time; one goes on only from a step without errors. */
final class ConnectSteps extends Div {
    private final ConnectionService connections;
    private final CurrentActor current;
    private final Draft draft = new Draft();
    private final List<ConnectStep> steps = new ArrayList<>();
    private final StepList overview = new StepList(Tone.ACCENT);
    private final Div place = new Div();
    private final Findings findings = new Findings();
    private final Button back = Buttons.plain("Back", () -> go(-1));
    private final Button test = Buttons.plain("Test", () -> test(false));
    private final Button next = Buttons.primary("Next", TideIcon.CHEVRON_RIGHT, () -> test(true));
    private int now;

    ConnectSteps(ConnectionService connections, AccountService accounts, CurrentActor current) {
        this.connections = connections;
        this.current = current;
        var organizations =
                accounts.organizations(current.get()).stream().map(Organization::name).toList();
        steps.add(
                new WhoseStep(
                        draft,
                        connections,
                        organizations,
                        name -> connections.projects(current.get(), name)));
        steps.add(new HostStep(draft, connections, current));
        steps.add(new ServicesStep(draft, connections, current));
        steps.add(new MountsStep(draft, connections));
        steps.add(new CodeStep(draft, connections));
        steps.add(new HooksStep(draft, connections));
        steps.add(new HealthStep(draft, connections));
        steps.add(new SummaryStep(draft, connections, steps));
        next.setDisableOnClick(true);
        test.setDisableOnClick(true);
        place.addClassNames("stack", "wide");
        var side = new Panel("Steps");
        side.content(overview);
        addClassName("main-side");
        add(place, side);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        show();
    }

    private void show() {
        var step = steps.get(now);
        findings.clear();
        step.entered();
        back.setEnabled(now > 0);
        test.setText(step.testLabel());
        next.setText(isLast() ? "Connect" : "Next");
        next.setIcon((isLast() ? TideIcon.ANCHOR : TideIcon.CHEVRON_RIGHT).create());
        idle();
        var buttons = new Div(back, test, next);
        buttons.addClassNames("row", "wrap");
        place.removeAll();
        place.add(
                new Panel("%d. %s".formatted(now + 1, step.title())).content(step),
                findings,
                buttons);
        overview.show(IntStream.range(0, steps.size()).mapToObj(this::overview).toList());
    }

    private StepList.Step overview(int index) {
        var step = steps.get(index);
        return index < now
                ? new StepList.Step(step.title(), StepList.State.DONE, "", step.summary())
                : new StepList.Step(
                        step.title(),
                        index == now ? StepList.State.NOW : StepList.State.COMING,
                        "",
                        "");
    }

    private boolean isLast() {
        return now == steps.size() - 1;
    }

    private void go(int steps) {
        now += steps;
        show();
    }

    private void idle() {
        next.setEnabled(true);
        test.setEnabled(true);
    }

    private void test(boolean goOn) {
        var step = steps.get(now);
        if (!step.read()) {
            idle();
            return;
        }
        next.setEnabled(false);
        test.setEnabled(false);
        if (goOn && isLast()) {
            connect();
        } else {
            findings.run(
                    "Testing …",
                    step.check(current.get()),
                    found -> tested(found, goOn),
                    this::idle);
        }
    }

    private void tested(List<Finding> found, boolean goOn) {
        findings.show(found);
        if (goOn && found.stream().noneMatch(Finding::isError)) {
            go(1);
        }
    }

    private void connect() {
        var actor = current.get();
        var file = draft.file();
        findings.run(
                "Testing everything once more, then connecting …",
                () -> {
                    try {
                        return connections.connect(actor, file).getFirst();
                    } catch (ConnectionRefused refused) {
                        return refused.checked().getFirst();
                    }
                },
                this::connected,
                this::idle);
    }

    private void connected(Connected result) {
        var id = result.id();
        if (id == null) {
            findings.show(result.findings());
            return;
        }
        Notices.done("Connected: " + result.title());
        getUI().ifPresent(ui -> ui.navigate(EnvironmentTab.BACKUPS.path(id)));
    }
}
