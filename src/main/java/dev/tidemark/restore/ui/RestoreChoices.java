package dev.tidemark.restore.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import dev.tidemark.backup.BackupPart;
import dev.tidemark.backup.Manifest;
import dev.tidemark.base.Decision;
import dev.tidemark.environment.CodeState;
import dev.tidemark.restore.RestoreOptions;
import dev.tidemark.restore.RestorePreview;
import dev.tidemark.restore.SafetyBackup;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What of a backup is brought back: the code or not, which parts, a safety backup first or not. */
class RestoreChoices extends Div {
    private final Optional<String> codePart;
    private final RadioButtonGroup<Boolean> code = new RadioButtonGroup<>();
    private final CheckboxGroup<BackupPart> parts = new CheckboxGroup<>();
    private final RadioButtonGroup<SafetyBackup> safety =
            new RadioButtonGroup<>("Safety backup of the present state first");

    /**
     * @param mayRestoreCode by the plan
     */
    RestoreChoices(RestorePreview preview, Decision mayRestoreCode) {
        addClassName("stack");
        var manifest = preview.backup().manifest();
        codePart =
                Optional.ofNullable(manifest).map(Manifest::code).map(Manifest.DeployedCode::part);
        if (manifest != null && manifest.code() != null) {
            add(codeChoice(manifest.code(), preview.codeNow()));
            if (!mayRestoreCode.isAllowed()) {
                code.setValue(false);
                code.setItemEnabledProvider(withCode -> !withCode);
                code.setHelperText(mayRestoreCode.reason());
            }
        }
        add(safetyChoice(preview), partsChoice(preview));
    }

    RestoreOptions options() {
        var names =
                parts.getSelectedItems().stream()
                        .map(BackupPart::name)
                        .collect(Collectors.toCollection(HashSet::new));
        if (Boolean.TRUE.equals(code.getValue())) {
            codePart.ifPresent(names::add);
        }
        return new RestoreOptions(names, safety.getValue());
    }

    /** If something there cannot even be counted, it will not be saved as a whole either. */
    private Component safetyChoice(RestorePreview preview) {
        var damaged = !preview.loss().notCounted().isEmpty();
        safety.setItems(SafetyBackup.COMPLETE, SafetyBackup.WHAT_CAN_BE_SAVED, SafetyBackup.NONE);
        safety.setValue(damaged ? SafetyBackup.WHAT_CAN_BE_SAVED : SafetyBackup.COMPLETE);
        safety.setRenderer(
                new ComponentRenderer<>(
                        choice -> option(new Words().strong(name(choice)), meaning(choice))));
        safety.addClassName("options");
        safety.setHelperText(
                damaged
                        ? "A complete one will probably fail: %s"
                                .formatted(String.join(" ", preview.loss().notCounted()))
                        : "Adds about %s; lets you come back even after the undo time."
                                .formatted(Times.about(preview.estimate().safetyBackup())));
        return safety;
    }

    private static String name(SafetyBackup choice) {
        return switch (choice) {
            case COMPLETE -> "Everything";
            case WHAT_CAN_BE_SAVED -> "What can be saved";
            case NONE -> "None";
        };
    }

    private static Words meaning(SafetyBackup choice) {
        return new Words(
                        switch (choice) {
                            case COMPLETE ->
                                    "If anything there cannot be saved, the restore ends before it changes anything.";
                            case WHAT_CAN_BE_SAVED ->
                                    "For a site that is damaged already: what cannot be saved is named in the backup, and the"
                                            + " restore goes on.";
                            case NONE -> "The state before is then kept for the undo time only.";
                        })
                .styled("secondary", "small");
    }

    private Component codeChoice(Manifest.DeployedCode then, @Nullable CodeState now) {
        code.addClassName("options");
        code.setAriaLabel("Which code will run");
        code.setItems(true, false);
        code.setValue(true);
        code.setRenderer(
                new ComponentRenderer<>(
                        withCode -> withCode ? ofThatMoment(then, now) : keep(now)));
        var section = new Div(new H3("Which code will run"), code);
        section.addClassName("section");
        return section;
    }

    private static Component ofThatMoment(Manifest.DeployedCode then, @Nullable CodeState now) {
        var text = new Words("Git is not changed. ").styled("secondary", "small");
        if (now == null) {
            text.text("The next deployment brings whatever the branch has then.");
        } else {
            sayWhatBranchHas(text, then.revision(), now);
        }
        return option(
                new Words()
                        .strong("Data and code of that moment")
                        .text(" · ")
                        .code(shortened(then.revision())),
                text);
    }

    private static void sayWhatBranchHas(Words text, String revision, CodeState now) {
        var head = now.branchHead() == null ? now.revision() : now.branchHead();
        if (head.equals(revision)) {
            text.text("It is the code that the branch has now.");
        } else {
            text.code(now.branch() == null ? "The branch" : now.branch())
                    .text(" stays at ")
                    .code(shortened(head))
                    .text(", and the next deployment brings it back.");
        }
    }

    private static Component keep(@Nullable CodeState now) {
        var head = new Words().strong("Data only");
        if (now != null) {
            head.text(", keep ").code(now.shortRevision());
        }
        return option(
                head,
                new Words("Newer code may not work with the older data.")
                        .styled("secondary", "small"));
    }

    private static Component option(Words head, Words text) {
        var option = new Div(head, new Div(text));
        option.addClassNames("stack", "close");
        return option;
    }

    private Component partsChoice(RestorePreview preview) {
        var data =
                preview.backup().parts().stream()
                        .filter(part ->
                                part.kind() == BackupPart.Kind.DATABASE
                                        || part.kind() == BackupPart.Kind.FILES)
                        .toList();
        parts.setItems(data);
        parts.setItemLabelGenerator(part -> BackupPart.words(part.name()));
        parts.setValue(new LinkedHashSet<>(data));
        parts.setAriaLabel("Parts");
        var details = new Details("", parts);
        var all =
                data.stream()
                        .map(part -> BackupPart.words(part.name()))
                        .collect(Collectors.joining(", "));
        details.setSummaryText("All parts: " + all);
        parts.addValueChangeListener(change ->
                details.setSummaryText(
                        change.getValue().size() == data.size()
                                ? "All parts: " + all
                                : "Only some parts: "
                                        + data.stream()
                                                .filter(change.getValue()::contains)
                                                .map(part -> BackupPart.words(part.name()))
                                                .collect(Collectors.joining(", "))));
        return details;
    }

    private static String shortened(String revision) {
        return revision.substring(0, Math.min(7, revision.length()));
    }
}
