package dev.tidemark.environment.ui.connect;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.tidemark.account.AccountService;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.base.NothingHere;
import dev.tidemark.environment.ConnectionService;
import dev.tidemark.webui.MainLayout;
import dev.tidemark.webui.PageHeader;
import jakarta.annotation.security.PermitAll;

/** Connecting an environment, step by step or from a file; by operators. */
@Route(value = ConnectEnvironmentView.ROUTE, layout = MainLayout.class)
@PageTitle("Connect environment · Tidemark")
@PermitAll
public class ConnectEnvironmentView extends Div implements BeforeEnterObserver {
    static final String ROUTE = "connect";

    private final ConnectionService connections;
    private final AccountService accounts;
    private final CurrentActor current;

    ConnectEnvironmentView(
            ConnectionService connections, AccountService accounts, CurrentActor current) {
        this.connections = connections;
        this.accounts = accounts;
        this.current = current;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!current.get().isOperator()) {
            throw new NothingHere();
        }
        var sheet = new TabSheet();
        sheet.addClassName("connect");
        sheet.add("Step by step", new ConnectSteps(connections, accounts, current));
        sheet.add("From a file", new ConnectFile(connections, current));
        removeAll();
        add(
                new PageHeader("Connect an environment")
                        .second(
                                new Div(
                                        "Each step is tested against the real thing. Nothing is saved before the last.")),
                sheet);
    }
}
