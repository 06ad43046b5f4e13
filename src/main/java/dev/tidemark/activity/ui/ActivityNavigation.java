package dev.tidemark.activity.ui;

import dev.tidemark.webui.Navigation;
import dev.tidemark.webui.TideIcon;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class ActivityNavigation implements Navigation {
    private static final int AFTER_HOME = 2;

    @Override
    public List<Section> sections() {
        return List.of(
                new Section(
                        AFTER_HOME,
                        null,
                        List.of(Item.page("Activity", "activities", TideIcon.PULSE))));
    }
}
