package dev.tidemark.backup.ui;

import dev.tidemark.webui.Navigation;
import dev.tidemark.webui.TideIcon;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class HomeNavigation implements Navigation {
    @Override
    public List<Section> sections() {
        return List.of(new Section(0, null, List.of(Item.page("Home", "", TideIcon.HOME))));
    }
}
