package dev.tidemark.environment.ui.connect;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import dev.tidemark.environment.ConnectionService.Connected;
import dev.tidemark.webui.EnvironmentTab;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.StateLabel;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Tone;

/** What came of one environment of a file, with all that was found. */
final class ConnectedPanel extends Panel {
    ConnectedPanel(Connected one) {
        super(one.title(), state(one).badge());
        var content = new Div();
        content.addClassNames("stack", "tight");
        if (!one.findings().isEmpty()) {
            content.add(new FindingList(one.findings()));
        } else if (one.known()) {
            content.add(new Div("It was connected before and is left as it is."));
        }
        var id = one.id();
        if (id != null) {
            content.add(new Anchor(EnvironmentTab.BACKUPS.path(id), "Show its backups"));
        }
        content(content);
    }

    private static StateLabel state(Connected one) {
        if (one.known()) {
            return new StateLabel("Known already", TideIcon.INFO, Tone.QUIET);
        }
        if (one.hasError()) {
            return new StateLabel("To be mended", TideIcon.CROSS, Tone.BAD);
        }
        return one.id() == null
                ? new StateLabel("Can be connected", TideIcon.TICK, Tone.ACCENT)
                : new StateLabel("Connected", TideIcon.TICK, Tone.GOOD);
    }
}
