package dev.tidemark.ticket.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.base.Refused;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.environment.EnvironmentType;
import dev.tidemark.plan.PlanService;
import dev.tidemark.plan.RestoreRules;
import dev.tidemark.restore.RestorePreview;
import dev.tidemark.restore.RestoreService;
import dev.tidemark.restore.ui.LossSection;
import dev.tidemark.ticket.Draft;
import dev.tidemark.ticket.NewFile;
import dev.tidemark.ticket.Scope;
import dev.tidemark.ticket.TicketService;
import dev.tidemark.ticket.Trouble;
import dev.tidemark.webui.Later;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.Skeleton;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Question 5: the consequences with real numbers, then send. */
class SendStep extends RequestStep {
    private final Draft draft;
    private final transient RestoreService restores;
    private final transient PlanService plans;
    private final transient EnvironmentService environments;
    private final transient CurrentActor current;
    private final Times times;
    private final Div numbers = new Div();
    private final FilesField upload = new FilesField(this::complain);

    SendStep(
            Draft draft,
            RestoreService restores,
            PlanService plans,
            EnvironmentService environments,
            CurrentActor current,
            Times times) {
        this.draft = draft;
        this.restores = restores;
        this.plans = plans;
        this.environments = environments;
        this.current = current;
        this.times = times;
        var rules = plans.of(current.get(), draft.environment()).rules().restore();
        numbers.addClassName("stack");
        add(
                new Words("This is what follows if the hosting team agrees.").styled("secondary"),
                numbers);
        if (rules.way() == RestoreRules.Way.HAND_OVER) {
            add(
                    Note.info(
                            Note.saying(
                                    "Nothing is changed by it.",
                                    "You get the backup as files and restore from them what you need.")));
        } else {
            add(
                    Note.warn(
                            Note.saying(
                                    "A restore is for serious trouble.",
                                    "What was entered after the moment that comes back is gone from the live site."
                                            + " It stays in the safety backup that is taken before.")));
        }
        if (staging(rules)) {
            add(
                    Note.warn(
                            Note.saying(
                                    "Staging goes back too,",
                                    "to its backup of the same time: your plan keeps both together.")));
        }
        if (draft.trouble() == Trouble.CODE) {
            add(
                    Note.info(
                            Note.saying(
                                    "If only the code is wrong,",
                                    "a fix and a new deployment is quicker and loses nothing. You can still send this.")));
        }
        add(new H3("Files that show it, if you have some"), upload, new Div(whoDecides(rules)));
        var missing = TicketService.missing(draft);
        if (missing != null) {
            add(Note.warn(Note.saying("Something is missing:", missing)));
        }
    }

    private boolean staging(RestoreRules rules) {
        return rules.stagingFollows()
                && environments.find(current.get(), draft.environment()).type()
                        == EnvironmentType.PRODUCTION;
    }

    private static Words whoDecides(RestoreRules rules) {
        return new Words(
                        switch (rules.way()) {
                            case HAND_OVER ->
                                    "Support looks into it. Once approved, you can fetch the backup as files and restore it"
                                            + " yourself.";
                            case TICKET, SELF_SERVICE ->
                                    "Support looks into it and may ask you. %s, who neither asked nor proposed it, then the restore runs."
                                            .formatted(
                                                    rules.approvals() == 1
                                                            ? "One of the hosting team decides"
                                                            : "Two of the hosting team decide");
                        })
                .styled("secondary", "small");
    }

    private void complain(String reason) {
        numbers.add(Note.warn(new Words(reason)));
    }

    List<NewFile> files() {
        return upload.files();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        numbers.removeAll();
        var backup = draft.backup();
        if (backup == null) {
            numbers.add(
                    new Panel()
                            .content(
                                    new Words(
                                            "What will be lost is counted once support has chosen the moment; they tell you"
                                                    + " before anything runs.")));
            return;
        }
        numbers.add(new Skeleton(4));
        var actor = current.get();
        Later.show(
                numbers,
                () -> restores.foresee(actor, draft.environment(), backup, draft.environment()),
                this::show,
                this::cannot);
    }

    private void show(RestorePreview found) {
        numbers.removeAll();
        var at = found.backup().backup().requestedAt();
        var content =
                new Div(
                        new Words("Back to ")
                                .strong(times.full(at))
                                .text(
                                        draft.scope() == Scope.ALL
                                                ? ", databases, files and code. Git is not changed."
                                                : ", databases and files. The code stays as it is."));
        content.addClassNames("stack", "wide");
        if (found.problems().isEmpty()) {
            content.add(
                    new LossSection(found.loss()),
                    new Words(
                                    "It takes about %s to %s, and %s before that for the safety backup. %s"
                                            .formatted(
                                                    Times.about(found.estimate().from()),
                                                    Times.about(found.estimate().to()),
                                                    Times.about(found.estimate().safetyBackup()),
                                                    guideline(found.estimate().measured())))
                            .styled("secondary", "small"));
        } else {
            found.problems().forEach(problem -> content.add(Note.bad(new Words(problem))));
        }
        numbers.add(new Panel().content(content));
    }

    private static String guideline(int measured) {
        return measured == 0
                ? "A guideline from general throughput, not a guarantee."
                : "A guideline from %d measured %s, not a guarantee."
                        .formatted(measured, measured == 1 ? "restore" : "restores");
    }

    private void cannot(RuntimeException problem) {
        numbers.removeAll();
        numbers.add(
                Note.warn(
                        new Words(
                                problem instanceof Refused refused
                                        ? refused.reason()
                                        : "What would be lost could not be counted now. You can send the request all the same.")));
    }

    @Override
    Draft answered() {
        return draft;
    }

    @Override
    @Nullable String missing(Draft answered) {
        return TicketService.missing(answered);
    }
}
