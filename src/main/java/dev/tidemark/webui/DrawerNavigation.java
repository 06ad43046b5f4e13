package dev.tidemark.webui;

import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** From what the modules offer to the drawer's lists of links. */
final class DrawerNavigation {
    private DrawerNavigation() {}

    static List<Navigation.Section> joined(List<Navigation> providers) {
        var all =
                providers.stream()
                        .flatMap(provider -> provider.sections().stream())
                        .sorted(Comparator.comparingInt(Navigation.Section::order))
                        .toList();
        var joined = new ArrayList<Navigation.Section>();
        for (var section : all) {
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && Objects.equals(last.label(), section.label())) {
                var items = new ArrayList<>(last.items());
                items.addAll(section.items());
                joined.set(
                        joined.size() - 1,
                        new Navigation.Section(last.order(), last.label(), items));
            } else {
                joined.add(section);
            }
        }
        return joined;
    }

    static List<SideNav> render(List<Navigation.Section> sections) {
        return sections.stream()
                .filter(section -> !section.items().isEmpty())
                .map(DrawerNavigation::list)
                .toList();
    }

    private static SideNav list(Navigation.Section section) {
        var list = new SideNav();
        if (section.label() == null) {
            list.getElement().setAttribute("aria-label", "Main");
        } else {
            list.setLabel(section.label());
        }
        section.items().forEach(item -> list.addItem(item(item)));
        return list;
    }

    private static SideNavItem item(Navigation.Item item) {
        var shown = new SideNavItem(item.label());
        if (item.path() != null) {
            shown.setPath(item.path());
            shown.setPathAliases(item.alsoFor());
            shown.setMatchNested(!item.path().isEmpty());
        }
        if (item.icon() != null) {
            shown.setPrefixComponent(item.icon().create());
        }
        item.children().forEach(child -> shown.addItem(item(child)));
        shown.setExpanded(!item.children().isEmpty());
        return shown;
    }
}
