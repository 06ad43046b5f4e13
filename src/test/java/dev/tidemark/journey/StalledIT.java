package dev.tidemark.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.tidemark.account.Actor;
import dev.tidemark.engine.testing.TestMariaDb;
import dev.tidemark.testing.FaultyHost;
import dev.tidemark.testing.PortalServerTest;
import dev.tidemark.testing.TestAccounts;
import dev.tidemark.testing.TestRuns;
import dev.tidemark.testing.TestSite;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A restore stops half-way: what its owner sees of it, and how an operator gets out. */
@PortalServerTest
class StalledIT {
    private static final String PASSWORD = "a password for the journey";
    private static final double LONG = 180_000;
    private static final Path SHOTS = Path.of("target", "screenshots");

    @LocalServerPort int port;
    @Autowired TestRuns runs;
    @Autowired TestAccounts accounts;

    @Test
    void everybodySeesItAndAnOperatorGetsOut() {
        var host = new FaultyHost();
        var site = TestSite.create(runs.portal(), host.plan(), TestMariaDb.shared(), List.of());
        var backup = runs.take(site);
        site.spoil();
        var operator = accounts.operator();
        for (var person : new Actor[] {site.owner(), operator}) {
            accounts.setPassword(person, PASSWORD);
        }
        var stuck = TestSite.temporary().resolve("stuck");
        var code =
                """
                case "$*" in
                  *--\\ cutover\\ forward\\ */code\\ *) touch "%1$s"; echo 'no exchange today' >&2; exit 5;;
                  *--\\ cutover\\ */uploads\\ *) [ ! -f "%1$s" ] || { echo 'no way back today' >&2; exit 5; };;
                esac
                """
                        .formatted(stuck);
        try (var chromium = new Chromium()) {
            String address;
            try (var fault = host.when("perl", code)) {
                address = "/restores/" + runs.restore(site, backup).id();
            }
            var page = signIn(chromium, site.owner());
            page.navigate("/");
            assertThat(page.getByText("needs an operator.").first()).isVisible();
            shots(page, "home");
            page.navigate("/environments/" + site.id() + "/backups");
            assertThat(page.getByText("It lies between two states").first()).isVisible();
            shots(page, "environment");
            page.navigate(address);
            assertThat(page.getByText("no way back today").first()).isVisible();
            assertThat(page.getByText("Nothing is lost: both states are kept.")).isVisible();
            assertThat(button(page, "Try again")).hasCount(0);

            var bench = signIn(chromium, operator);
            bench.navigate(address);
            assertThat(button(bench, "Try again")).isVisible();
            shots(bench, "operator");
            button(bench, "Release it as it is").click();
            assertThat(button(bench, "Keep it waiting")).isVisible();
            shots(bench, "release");
            button(bench, "Keep it waiting").click();
            button(bench, "I am on it").click();
            assertThat(bench.getByText(operator.name() + " is on it").first()).isVisible();
            button(bench, "Go back: the state before").click();
            assertThat(bench.getByText("Rolled back").first())
                    .isVisible(new IsVisibleOptions().setTimeout(LONG));
            shots(bench, "resolved");
            page.navigate("/");
            assertThat(page.getByText("needs an operator.")).hasCount(0);
        }
    }

    /** Wide, on a phone, in the dark; for people to look at. */
    private static void shots(Page page, String name) {
        for (var width : new int[] {1440, 390}) {
            page.setViewportSize(width, 1000);
            shot(page, name + "-" + width);
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.setViewportSize(1440, 1000);
        shot(page, name + "-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private static void shot(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(SHOTS.resolve("stalled-" + name + ".png"))
                        .setFullPage(true));
    }

    private Page signIn(Chromium chromium, Actor person) {
        var page = chromium.visitor("http://localhost:" + port);
        page.navigate("/login");
        page.locator("input[name=username]").fill(TestAccounts.email(person.name()));
        page.locator("input[name=password]").fill(PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(address -> !address.contains("/login"));
        return page;
    }

    private static com.microsoft.playwright.Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
