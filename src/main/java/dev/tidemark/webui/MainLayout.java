package dev.tidemark.webui;

import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.tidemark.webui.SignedInPerson.OrganizationChoice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shell of every page: the drawer with where one can go and who one is, the page beside it. */
@Uses(Details.class) // reached only through interfaces, so the bundle would not have them
@Uses(CheckboxGroup.class)
@Uses(RadioButtonGroup.class)
@Uses(Popover.class)
@AnonymousAllowed // shows nothing by itself; each page has its own rule
public class MainLayout extends AppLayout implements AfterNavigationObserver {
    private static final OrganizationChoice ALL = new OrganizationChoice("", "All organizations");

    private final List<Navigation> providers;
    private final SignedInPerson person;
    private final ChosenOrganization chosen;
    private final transient AuthenticationContext authentication;
    private final transient List<ShellTool> tools;
    private final Div drawer = new Div();
    private final Div navigation = new Div();
    private @Nullable List<Navigation.Section> shown;

    MainLayout(
            List<Navigation> providers,
            SignedInPerson person,
            ChosenOrganization chosen,
            AuthenticationContext authentication,
            List<ShellTool> tools) {
        this.providers = providers;
        this.tools = List.copyOf(tools);
        this.person = person;
        this.chosen = chosen;
        this.authentication = authentication;
        setPrimarySection(Section.DRAWER);
        var toggle = new DrawerToggle();
        toggle.setAriaLabel("Menu");
        var bar = new Div(toggle, new Brand());
        bar.addClassName("navbar");
        if (person.shown().isPresent()) {
            var space = new Span();
            space.addClassName("grow");
            bar.add(space);
            tools.forEach(tool -> bar.add(tool.create()));
        }
        addToNavbar(bar);
        drawer.addClassName("drawer");
        addToDrawer(drawer);
        person.shown().ifPresent(this::fill);
    }

    /** What one can see may have changed since the last page. */
    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        if (person.shown().isPresent()) {
            showNavigation();
        }
    }

    private void fill(SignedInPerson.Shown shown) {
        var head = new Div(new Brand());
        head.addClassName("brand-row");
        tools.forEach(tool -> head.add(tool.create()));
        drawer.add(head);
        var organizations = person.organizations();
        if (organizations.size() > 1) {
            drawer.add(choice(organizations));
        } else if (organizations.size() == 1) {
            var only = new Div(organizations.getFirst().name());
            only.addClassName("organization-name");
            drawer.add(only);
        }
        drawer.add(navigation, me(shown));
    }

    private Select<OrganizationChoice> choice(List<OrganizationChoice> organizations) {
        var select = new Select<OrganizationChoice>();
        select.addClassName("organization");
        select.setAriaLabel("Organization");
        select.setItemLabelGenerator(OrganizationChoice::name);
        var items = new ArrayList<OrganizationChoice>();
        items.add(ALL);
        items.addAll(organizations);
        select.setItems(items);
        var now = chosen.id().orElse("");
        items.stream()
                .filter(item -> item.id().equals(now))
                .findFirst()
                .ifPresent(select::setValue);
        select.addValueChangeListener(change -> {
            var id = change.getValue().id();
            chosen.choose(id.isEmpty() ? null : id);
            showNavigation();
            getUI().ifPresent(ui -> ui.navigate(""));
        });
        return select;
    }

    private Div me(SignedInPerson.Shown shown) {
        var avatar = new Span(shown.initials());
        avatar.addClassName("avatar");
        avatar.getElement().setAttribute("aria-hidden", "true");
        if (shown.staff()) {
            avatar.addClassName("staff");
        }
        var name = new Span(shown.name());
        name.addClassName("strong");
        var role = new Span(shown.role());
        role.addClassName("secondary");
        var text = new Div(name, role);
        text.addClassName("me-text");
        var me =
                new Div(
                        avatar,
                        text,
                        Buttons.icon(TideIcon.SIGN_OUT, "Sign out", authentication::logout));
        me.addClassName("me");
        return me;
    }

    private void showNavigation() {
        var sections = DrawerNavigation.joined(providers);
        if (!sections.equals(shown)) {
            shown = sections;
            navigation.removeAll();
            DrawerNavigation.render(sections).forEach(navigation::add);
        }
    }
}
