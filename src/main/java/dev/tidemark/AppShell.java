package dev.tidemark;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;

/** What every page of the portal is in: push, theme and icon. */
@Push
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("theme/tokens.css")
@StyleSheet("theme/aura.css")
@StyleSheet("theme/base.css")
@StyleSheet("theme/components.css")
@StyleSheet("theme/pages.css")
@Viewport("width=device-width, initial-scale=1")
public class AppShell implements AppShellConfigurator {
    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setPageTitle("Tidemark");
        settings.addLink("icon", "theme/favicon.svg");
        settings.addMetaTag("color-scheme", "light dark");
        settings.addMetaTag("description", "Backups and restores of application environments");
    }
}
