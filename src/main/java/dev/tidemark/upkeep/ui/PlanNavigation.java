package dev.tidemark.upkeep.ui;

import dev.tidemark.account.CurrentActor;
import dev.tidemark.webui.Navigation;
import dev.tidemark.webui.TideIcon;
import java.util.List;
import org.springframework.stereotype.Component;

/** For staff only. */
@Component
class PlanNavigation implements Navigation {
    private static final int ORDER = 40;
    private static final int OPERATE = 90;

    private final CurrentActor current;

    PlanNavigation(CurrentActor current) {
        this.current = current;
    }

    @Override
    public List<Section> sections() {
        return current.get().isStaff()
                ? List.of(
                        new Section(
                                OPERATE,
                                "Operate",
                                List.of(Item.page("Fleet", "fleet", TideIcon.ANCHOR))),
                        new Section(
                                ORDER,
                                "Rules",
                                List.of(Item.page("Plans", "plans", TideIcon.BOOK))))
                : List.of();
    }
}
