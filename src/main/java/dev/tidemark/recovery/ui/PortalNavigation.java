package dev.tidemark.recovery.ui;

import dev.tidemark.account.CurrentActor;
import dev.tidemark.webui.Navigation;
import dev.tidemark.webui.TideIcon;
import java.util.List;
import org.springframework.stereotype.Component;

/** For operators only. */
@Component
class PortalNavigation implements Navigation {
    private static final int OPERATE = 92;

    private final CurrentActor current;

    PortalNavigation(CurrentActor current) {
        this.current = current;
    }

    @Override
    public List<Section> sections() {
        return current.get().isOperator()
                ? List.of(
                        new Section(
                                OPERATE,
                                "Operate",
                                List.of(Item.page("Portal", "portal", TideIcon.SERVER))))
                : List.of();
    }
}
