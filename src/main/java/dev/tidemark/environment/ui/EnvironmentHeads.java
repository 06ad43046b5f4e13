package dev.tidemark.environment.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.NothingHere;
import dev.tidemark.environment.Environment;
import dev.tidemark.environment.EnvironmentRow;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.environment.EnvironmentState;
import dev.tidemark.webui.Crumb;
import dev.tidemark.webui.EnvironmentPages;
import dev.tidemark.webui.EnvironmentSign;
import dev.tidemark.webui.EnvironmentTab;
import dev.tidemark.webui.PageHeader;
import dev.tidemark.webui.StateLabel;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Tone;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What all pages of an environment begin with. */
@Component
class EnvironmentHeads implements EnvironmentPages {
    private final EnvironmentService environments;
    private final CurrentActor current;
    private final List<EnvironmentSign> signs;

    EnvironmentHeads(
            EnvironmentService environments, CurrentActor current, List<EnvironmentSign> signs) {
        this.environments = environments;
        this.current = current;
        this.signs = signs;
    }

    @Override
    public PageHeader header(EnvironmentId id, EnvironmentTab tab) {
        var environment = find(id);
        var header =
                new PageHeader(environment.title())
                        .crumbs(
                                new Crumb(environment.organizationName(), ""),
                                new Crumb(environment.projectName(), ""),
                                Crumb.here(environment.name()));
        if (environment.state() == EnvironmentState.INACTIVE) {
            header.addBadge(new StateLabel("Inactive", TideIcon.PAUSE, Tone.QUIET).badge());
        }
        for (var sign : signs) {
            sign.states(id).forEach(state -> header.addBadge(state.badge()));
        }
        header.second(new RunsLine(environment, environments, current, header));
        header.below(tabs(id, tab));
        for (var sign : signs) {
            sign.notes(id).forEach(header::below);
        }
        return header;
    }

    @Override
    public Crumb[] way(EnvironmentId id, EnvironmentTab tab, String here) {
        var environment = find(id);
        return new Crumb[] {
            new Crumb(environment.projectName(), ""),
            new Crumb(environment.name(), EnvironmentTab.BACKUPS.path(id)),
            new Crumb(tab.label(), tab.path(id)),
            Crumb.here(here)
        };
    }

    @Override
    public String title(EnvironmentId id) {
        return row(id).title();
    }

    @Override
    public ZoneId zone(EnvironmentId id) {
        return row(id).zone();
    }

    @Override
    public Map<EnvironmentId, ZoneId> zones(Collection<EnvironmentId> ids) {
        return environments.visible(current.get(), ids).stream()
                .collect(Collectors.toMap(EnvironmentRow::id, EnvironmentRow::zone));
    }

    /** Without what it runs, which costs more to find. */
    private EnvironmentRow row(EnvironmentId id) {
        return environments.visible(current.get(), List.of(id)).stream()
                .findFirst()
                .orElseThrow(NothingHere::new);
    }

    private Environment find(EnvironmentId id) {
        return environments.find(current.get(), id);
    }

    private static Nav tabs(EnvironmentId id, EnvironmentTab now) {
        var tabs = new Nav();
        tabs.addClassName("tabs");
        tabs.setAriaLabel("Pages of this environment");
        for (var tab : EnvironmentTab.values()) {
            var link = new Anchor(tab.path(id), tab.label());
            if (tab == now) {
                link.getElement().setAttribute("aria-current", "page");
            }
            tabs.add(link);
        }
        return tabs;
    }
}
