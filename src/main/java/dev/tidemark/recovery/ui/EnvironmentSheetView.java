package dev.tidemark.recovery.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.recovery.IfAllIsLost;
import dev.tidemark.webui.EnvironmentPages;
import dev.tidemark.webui.EnvironmentTab;
import dev.tidemark.webui.MainLayout;
import jakarta.annotation.security.PermitAll;

/** How an environment comes back without the portal; for its owners and for operators. */
@Route(value = "environments/:environmentId/if-all-is-lost", layout = MainLayout.class)
@PageTitle("If all is lost · Tidemark")
@PermitAll
public class EnvironmentSheetView extends Div implements BeforeEnterObserver {
    private final IfAllIsLost sheets;
    private final CurrentActor current;
    private final EnvironmentPages environments;

    EnvironmentSheetView(IfAllIsLost sheets, CurrentActor current, EnvironmentPages environments) {
        this.sheets = sheets;
        this.current = current;
        this.environments = environments;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = new EnvironmentId(event.getRouteParameters().get("environmentId").orElseThrow());
        removeAll();
        add(
                new SheetPage(
                        sheets.of(current.get(), id),
                        environments.way(id, EnvironmentTab.PROMISED, "If all is lost")));
    }
}
