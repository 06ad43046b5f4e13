package dev.tidemark.environment.ui.connect;

import dev.tidemark.account.CurrentActor;
import dev.tidemark.webui.Navigation;
import dev.tidemark.webui.TideIcon;
import java.util.List;
import org.springframework.stereotype.Component;

/** For operators. */
@Component
class ConnectNavigation implements Navigation {
    static final String OPERATE = "Operate";
    static final int LAST = 90;

    private final CurrentActor current;

    ConnectNavigation(CurrentActor current) {
        this.current = current;
    }

    @Override
    public List<Section> sections() {
        return current.get().isOperator()
                ? List.of(
                        new Section(
                                LAST,
                                OPERATE,
                                List.of(
                                        Item.page(
                                                "Connect environment",
                                                ConnectEnvironmentView.ROUTE,
                                                TideIcon.PLUS))))
                : List.of();
    }
}
