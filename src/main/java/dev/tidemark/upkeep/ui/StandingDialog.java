package dev.tidemark.upkeep.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.tidemark.base.Refused;
import dev.tidemark.plan.EnvironmentStanding;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Words;
import java.util.function.Consumer;

/** What plans ask about an environment, for operators to say. */
class StandingDialog extends Dialog {
    private final Checkbox live = new Checkbox("The site is launched");
    private final Checkbox booked = new Checkbox("The backup component is booked");
    private final TextField version = new TextField("Version of the platform");
    private final transient Consumer<EnvironmentStanding> save;

    StandingDialog(
            String environment, EnvironmentStanding now, Consumer<EnvironmentStanding> save) {
        this.save = save;
        setHeaderTitle("What plans ask about " + environment);
        addClassName("take-dialog");
        live.setValue(now.live());
        booked.setValue(now.booked());
        version.setValue(now.platformVersion() == null ? "" : now.platformVersion());
        version.setPlaceholder("not known");
        version.setHelperText("Numbers with dots, such as 8.6.1.");
        var content =
                new Div(
                        new Words(
                                        "Some plans allow manual backups only for sites that are not launched, as a booked"
                                                + " component, or from a version of the platform on.")
                                .styled("secondary", "small"),
                        live,
                        booked,
                        version);
        content.addClassName("stack");
        add(content);
        getFooter()
                .add(
                        Buttons.plain("Cancel", this::close),
                        Buttons.primary("Save", TideIcon.TICK, this::save));
    }

    private void save() {
        try {
            save.accept(
                    new EnvironmentStanding(
                            live.getValue(),
                            booked.getValue(),
                            version.getValue().isBlank() ? null : version.getValue().strip()));
            close();
        } catch (Refused refused) {
            version.setErrorMessage(refused.reason());
            version.setInvalid(true);
        }
    }
}
