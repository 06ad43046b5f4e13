package dev.tidemark.activity.ui;

import dev.tidemark.account.CurrentActor;
import dev.tidemark.webui.Navigation;
import dev.tidemark.webui.TideIcon;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class ActivityNavigation implements Navigation {
    private static final int AFTER_HOME = 2;
    private static final int RULES = 41;

    private final CurrentActor current;

    ActivityNavigation(CurrentActor current) {
        this.current = current;
    }

    @Override
    public List<Section> sections() {
        var activity =
                new Section(
                        AFTER_HOME,
                        null,
                        List.of(Item.page("Activity", "activities", TideIcon.PULSE)));
        return current.get().isOperator()
                ? List.of(
                        activity,
                        new Section(
                                RULES,
                                "Rules",
                                List.of(Item.page("Audit trail", "audit", TideIcon.EYE))))
                : List.of(activity);
    }
}
