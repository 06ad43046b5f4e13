package dev.tidemark.recovery.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.recovery.IfAllIsLost;
import dev.tidemark.webui.Crumb;
import dev.tidemark.webui.MainLayout;
import jakarta.annotation.security.PermitAll;

/** How the portal itself comes back; for operators. */
@Route(value = "portal/if-all-is-lost", layout = MainLayout.class)
@PageTitle("If all is lost · Tidemark")
@PermitAll
public class PortalSheetView extends Div implements BeforeEnterObserver {
    private final IfAllIsLost sheets;
    private final CurrentActor current;

    PortalSheetView(IfAllIsLost sheets, CurrentActor current) {
        this.sheets = sheets;
        this.current = current;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        add(
                new SheetPage(
                        sheets.ofPortal(current.get()),
                        new Crumb("Portal", "portal"),
                        Crumb.here("If all is lost")));
    }
}
