package dev.tidemark.upkeep.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.base.Decision;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.Refused;
import dev.tidemark.environment.EnvironmentType;
import dev.tidemark.plan.PlanService;
import dev.tidemark.plan.Policy;
import dev.tidemark.plan.Policy.TypePolicy;
import dev.tidemark.plan.PolicyJson;
import dev.tidemark.plan.PolicyLimits;
import dev.tidemark.plan.RuleBroken;
import dev.tidemark.plan.Terms;
import dev.tidemark.upkeep.UpkeepService;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.EnvironmentPages;
import dev.tidemark.webui.EnvironmentTab;
import dev.tidemark.webui.MainLayout;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.Notices;
import dev.tidemark.webui.PageHeader;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Words;
import jakarta.annotation.security.PermitAll;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a project runs and keeps within its plan, with what a change would do beside it. */
@Route(value = "environments/:environmentId/policy", layout = MainLayout.class)
@PermitAll
public class PolicyView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final UpkeepService upkeeps;
    private final PlanService plans;
    private final CurrentActor current;
    private final EnvironmentPages environments;
    private String title = "Policy";

    PolicyView(
            UpkeepService upkeeps,
            PlanService plans,
            CurrentActor current,
            EnvironmentPages environments) {
        this.upkeeps = upkeeps;
        this.plans = plans;
        this.current = current;
        this.environments = environments;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(new EnvironmentId(event.getRouteParameters().get("environmentId").orElseThrow()));
    }

    private void show(EnvironmentId environment) {
        var terms = plans.of(current.get(), environment);
        show(environment, terms, terms.policy());
    }

    private void show(EnvironmentId environment, Terms terms, @Nullable Policy from) {
        removeAll();
        title = "Policy of " + environments.title(environment);
        add(environments.header(environment, EnvironmentTab.POLICY));
        add(new Editor(environment, terms, from));
    }

    /** The form and the preview of its last valid entries. */
    private final class Editor extends Div {
        private final EnvironmentId environment;
        private final Terms terms;
        private final Map<EnvironmentType, TypePolicy> own = new EnumMap<>(EnvironmentType.class);
        private final Map<EnvironmentType, TypePolicyForm> forms =
                new EnumMap<>(EnvironmentType.class);
        private final Div form = new Div();
        private final Div preview = new Div();
        private final Words trouble = new Words();
        private final Decision may;
        private final Button save = Buttons.primary("Save policy", TideIcon.TICK, this::save);
        private EnvironmentType type;
        private @Nullable TypePolicyForm fields;

        Editor(EnvironmentId environment, Terms terms, @Nullable Policy from) {
            this.environment = environment;
            this.terms = terms;
            this.type = terms.type();
            this.may = plans.maySetPolicy(current.get(), environment);
            if (from != null) {
                own.putAll(from.types());
            }
            addClassName("policy");
            preview.addClassName("stack");
            save.setEnabled(false);
            var discard = Buttons.plain("Discard", () -> PolicyView.this.show(environment));
            var follow =
                    Buttons.quiet(
                            "Follow the plan",
                            () -> {
                                if (Notices.attempt(
                                        () -> plans.dropPolicy(current.get(), environment))) {
                                    Notices.done("The plan is followed as it is.");
                                    PolicyView.this.show(environment);
                                }
                            });
            follow.setVisible(terms.policy() != null && may.isAllowed());
            var actions =
                    new Div(
                            PageHeader.withReason(save, may),
                            discard,
                            Buttons.plain("As JSON", TideIcon.FILE, this::asJson),
                            follow);
            actions.addClassNames("row", "wrap");
            var side =
                    new Div(
                            new Panel(
                                            "Project-wide, by type",
                                            new Words("Plan " + terms.plan().title())
                                                    .styled("secondary"))
                                    .content(types(), form),
                            trouble,
                            actions);
            side.addClassName("stack");
            trouble.addClassName("bad");
            add(side, preview);
            fill();
        }

        private RadioButtonGroup<EnvironmentType> types() {
            var types = new RadioButtonGroup<EnvironmentType>();
            types.setAriaLabel("Type of environment");
            types.setItems(EnvironmentType.values());
            types.setItemLabelGenerator(
                    one -> one.name().charAt(0) + one.name().substring(1).toLowerCase(Locale.ROOT));
            types.setValue(type);
            types.addValueChangeListener(change -> {
                type = change.getValue();
                fill();
            });
            return types;
        }

        private void fill() {
            form.removeAll();
            var limits = terms.plan().rules(type).policy();
            if (limits == null) {
                fields = null;
                form.add(
                        Note.info(
                                new Words(
                                        "Your plan sets this by itself: %s has no policy of its own."
                                                .formatted(PolicyJson.name(type)))));
            } else {
                fields = forms.computeIfAbsent(type, chosen -> form(limits));
                form.add(fields);
            }
            judge(false);
        }

        /** Kept while other types are looked at, so that what was typed is not lost. */
        private TypePolicyForm form(PolicyLimits limits) {
            var made =
                    new TypePolicyForm(
                            "data_retention." + PolicyJson.name(type),
                            now(),
                            limits,
                            terms.plan().rules(type).retention(),
                            this::changed);
            if (!may.isAllowed()) {
                made.readOnly();
            }
            return made;
        }

        /** What is set, else what the plan says by itself. */
        private TypePolicy now() {
            var set = own.get(type);
            if (set != null) {
                return set;
            }
            var rules = terms.plan().rules(type).retention();
            return new TypePolicy(rules.schedules(), null, null);
        }

        private void changed() {
            judge(true);
        }

        private void judge(boolean edited) {
            trouble.setText("");
            try {
                if (fields != null) {
                    fields.clear();
                    var read = fields.read();
                    if (edited) {
                        own.put(type, read);
                    }
                }
                var policy = policy();
                var shown = upkeeps.preview(current.get(), environment, type, policy);
                preview.removeAll();
                for (var one : shown) {
                    preview.add(
                            new PolicyPreview(environments.title(one.terms().environment()), one));
                }
                if (shown.isEmpty()) {
                    preview.add(
                            Note.info(
                                    new Words("The project has no environment of this type now.")));
                }
                save.setEnabled(
                        policy != null && !policy.equals(terms.policy()) && may.isAllowed());
            } catch (RuleBroken broken) {
                save.setEnabled(false);
                if (fields == null || !fields.show(broken)) {
                    trouble.setText(broken.reason());
                } else {
                    trouble.setText(
                            "One field needs a change before you can save. The preview shows the last valid entries.");
                }
            }
        }

        private @Nullable Policy policy() {
            return own.isEmpty() ? null : new Policy(own);
        }

        private void save() {
            var policy = policy();
            if (policy != null
                    && Notices.attempt(() -> plans.setPolicy(current.get(), environment, policy))) {
                Notices.done("The policy is saved. The next run follows it.");
                PolicyView.this.show(environment);
            }
        }

        private void asJson() {
            var text = new TextArea();
            text.setAriaLabel("The policy as JSON");
            text.setWidthFull();
            text.addClassName("json");
            var shown = policy();
            text.setValue(
                    PolicyJson.write(shown == null ? new Policy(Map.of(type, now())) : shown));
            var dialog = new Dialog("The policy as JSON");
            dialog.addClassName("take-dialog");
            var use =
                    Buttons.primary(
                            "Use it",
                            TideIcon.TICK,
                            () -> {
                                try {
                                    var read = PolicyJson.read(text.getValue());
                                    read.checkedAgainst(terms.plan());
                                    own.clear();
                                    own.putAll(read.types());
                                    forms.clear();
                                    dialog.close();
                                    fill();
                                    judge(true);
                                } catch (Refused refused) {
                                    text.setInvalid(true);
                                    text.setErrorMessage(refused.reason());
                                }
                            });
            dialog.add(
                    new Words(
                                    "As the API of project settings writes it. Nothing is saved before you save the policy.")
                            .styled("secondary", "small"),
                    text);
            dialog.getFooter().add(Buttons.plain("Cancel", dialog::close), use);
            dialog.open();
        }
    }

    @Override
    public String getPageTitle() {
        return title + " · Tidemark";
    }
}
