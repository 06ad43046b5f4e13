package dev.tidemark.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.tidemark.account.Actor;
import dev.tidemark.account.OrganizationRole;
import dev.tidemark.engine.testing.TestMariaDb;
import dev.tidemark.engine.testing.TestSshd;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.environment.Right;
import dev.tidemark.promise.Promise;
import dev.tidemark.testing.PortalServerTest;
import dev.tidemark.testing.TestAccounts;
import dev.tidemark.testing.TestEnvironments;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * An operator connects environments in the browser, step by step and from a file, and adds people.
 */
@PortalServerTest
@TestInstance(Lifecycle.PER_CLASS)
class ConnectIT {
    private static final String PASSWORD = "a password for the journey";

    @LocalServerPort int port;
    @Autowired TestAccounts accounts;
    @Autowired TestEnvironments environments;
    @Autowired EnvironmentService rights;

    private Chromium chromium;
    private Actor operator;

    @BeforeAll
    void open() {
        chromium = new Chromium();
        operator = withPassword(accounts.operator());
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    @Promise("S5.15")
    void connectsStepByStepAndSavesNothingBeforeTheLast() {
        var organization = TestAccounts.unique("Börse & Söhne");
        var database = database();
        var uploads = TestEnvironments.directory();
        var page = signIn(operator);
        page.getByText("Connect environment").first().click();

        pick(page, "Organization", organization);
        pick(page, "Project", "Shop");
        field(page, "Environment").fill("production");
        next(page, "2. Host");
        next(page, "3. Databases");

        field(page, "Socket").fill(TestMariaDb.shared().socket());
        field(page, "Account").fill("journey");
        field(page, "Password").fill("wrong");
        button(page, "Find databases").click();
        assertThat(page.getByText("refused the account").first()).isVisible();
        field(page, "Password").fill("of the journey");
        button(page, "Find databases").click();
        page.getByText(Pattern.compile(database + " \\(1 table, .*\\)")).click();
        next(page, "4. Files");

        field(page, "Name").fill("uploads");
        field(page, "Path").fill("/no/such/path");
        field(page, "Left out").fill("cache/");
        button(page, "Next").click();
        assertThat(page.getByText("There is no such path on this machine: /no/such/path."))
                .isVisible();
        shot(page, "connect-error");
        field(page, "Path").fill(uploads.toString());
        next(page, "5. Code");

        page.getByLabel("It runs code from a git checkout").uncheck();
        next(page, "6. Commands");
        field(page, "After a restore").fill("true \"two words\" | wc");
        assertThat(page.locator(".commands code")).hasCount(4);
        shot(page, "connect-commands");
        field(page, "After a restore").fill("true \"two words\"");
        assertThat(page.locator(".commands code")).hasCount(2);
        next(page, "7. Health");
        field(page, "Health address").fill("http://127.0.0.1:1/health");
        next(page, "8. Summary");
        assertThat(page.locator("dl.facts").first()).containsText("cache/");
        button(page, "Test everything").click();
        assertThat(page.getByText("It can be saved so if the site is down just now.")).isVisible();
        shot(page, "connect-summary");
        Assertions.assertThat(rights.visible(operator))
                .noneMatch(row -> row.organizationName().equals(organization));

        button(page, "Connect").click();

        page.waitForURL("**/environments/shop-production*/backups");
        Assertions.assertThat(rights.visible(operator))
                .anyMatch(row -> row.organizationName().equals(organization));
    }

    @Test
    void pinsTheHostKeyAndNeverShowsThePrivateKeyAgain() {
        var server = TestSshd.shared();
        var page = signIn(operator);
        page.navigate("/connect");
        pick(page, "Organization", TestAccounts.unique("Organization"));
        pick(page, "Project", "Shop");
        field(page, "Environment").fill("staging");
        next(page, "2. Host");
        page.getByLabel("Another machine, over SSH").check();
        field(page, "Address").fill(server.address().host());
        field(page, "Port").fill(String.valueOf(server.address().port()));
        field(page, "User").fill(server.address().user());
        field(page, "Folders with tools").fill(tools());
        button(page, "Next").click();
        assertThat(page.getByText("The host's key is not confirmed yet.").first()).isVisible();
        field(page, "Private key").fill(server.userKey().reveal());
        field(page, "Private key").blur();
        assertThat(page.getByText("It is not shown again.").first()).isVisible();
        assertThat(page.locator("textarea:visible")).hasCount(0);

        button(page, "Show host key").click();
        assertThat(page.getByText(server.hostKey().fingerprint()).first()).isVisible();
        button(page, "Next").click();
        assertThat(page.getByText("Compare the fingerprint, then confirm it here.")).isVisible();
        page.getByLabel("This is the machine's key").check();
        shot(page, "connect-host");
        next(page, "3. Databases");
    }

    @Test
    void connectsAFileOrNothingOfIt() {
        var organization = TestAccounts.unique("Organization");
        var uploads = TestEnvironments.directory();
        var page = signIn(operator);
        page.navigate("/connect");
        page.getByText("From a file", new Page.GetByTextOptions().setExact(true)).first().click();
        var yaml = field(page, "Environments as YAML");
        yaml.fill(file(organization, uploads, Path.of("/no/such/path")));
        button(page, "Connect").click();
        assertThat(page.getByText("Nothing was saved.").first()).isVisible();
        assertThat(page.getByText("There is no such path on this machine: /no/such/path."))
                .isVisible();
        shot(page, "connect-file-error");

        yaml.fill(file(organization, uploads, TestEnvironments.directory()));
        button(page, "Connect").click();
        assertThat(page.getByText("2 environments are connected.").first()).isVisible();

        yaml.fill(file(organization, uploads, TestEnvironments.directory()));
        button(page, "Connect").click();
        assertThat(page.getByText("Known already")).hasCount(2);
        shot(page, "connect-file");

        yaml.fill("organizations:\n  - nam: x\n");
        button(page, "Test").click();
        assertThat(page.getByText("at line 2, column 5").first()).isVisible();
    }

    @Test
    void addsAPersonWhoSetsAPasswordAndAnOwnerGivesTheRestoreRight() {
        var one = environments.small();
        var owner = withPassword(accounts.member(one.organization(), OrganizationRole.OWNER));
        var name = TestAccounts.unique("Ida");
        var page = signIn(operator);
        page.navigate("/organizations/" + one.organization() + "/access");
        button(page, "Add a person").click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("E-mail address").fill(TestAccounts.email(name));
        dialog.getByLabel("Name", new Locator.GetByLabelOptions().setExact(true)).fill(name);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Add")).click();
        var link = page.locator("code.command").first();
        assertThat(link).containsText("/welcome/");
        shot(page, "access-operator");

        var newcomer = chromium.visitor("http://localhost:" + port);
        newcomer.navigate(link.textContent());
        field(newcomer, "Password").fill(PASSWORD);
        field(newcomer, "The same once more").fill(PASSWORD);
        button(newcomer, "Set password").click();
        assertThat(newcomer.getByText("Your password is set").first()).isVisible();
        signIn(newcomer, name);
        newcomer.navigate("/organizations/" + one.organization() + "/access");
        assertThat(newcomer.getByText("There is nothing here, or it is not yours.").first())
                .isVisible();

        var owners = signIn(owner);
        owners.getByText("People and access").first().click();
        owners.getByLabel(name + " may restore Shop · production").check();
        assertThat(owners.getByText("may restore.").first()).isVisible();
        shot(owners, "access-owner");
        var person = rights.grants(owner, one.id()).keySet().iterator().next();
        Assertions.assertThat(rights.grants(owner, one.id()).get(person).mayRestore()).isTrue();
        Assertions.assertThat(rights.may(owner, one.id(), Right.RESTORE).isAllowed()).isFalse();
    }

    private static String file(String organization, Path one, Path other) {
        return """
        organizations:
          - name: %s
            projects:
              - name: Shop
                zone: Europe/Berlin
                environments:
                  - name: production
                    type: production
                    host: { kind: local }
                    mounts: [ { name: uploads, path: %s } ]
                  - name: staging
                    type: staging
                    host: { kind: local }
                    mounts: [ { name: uploads, path: %s } ]
        """
                .formatted(organization, one, other);
    }

    private static String database() {
        var name = TestAccounts.unique("journey").replace(' ', '_');
        TestMariaDb.shared()
                .run(
                        """
                        create database %1$s;
                        create table %1$s.product (id int primary key);
                        create or replace user journey@localhost identified by 'of the journey';
                        grant all on *.* to journey@localhost;
                        """
                                .formatted(name));
        return name;
    }

    private static String tools() {
        var plan = TestEnvironments.overSsh().tools();
        return plan == null ? "" : plan;
    }

    private Actor withPassword(Actor person) {
        accounts.setPassword(person, PASSWORD);
        return person;
    }

    private Page signIn(Actor person) {
        var page = chromium.visitor("http://localhost:" + port);
        signIn(page, person.name());
        return page;
    }

    private static void signIn(Page page, String name) {
        page.navigate("/login");
        page.locator("input[name=username]").fill(TestAccounts.email(name));
        page.locator("input[name=password]").fill(PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(address -> !address.contains("/login"));
    }

    private static void next(Page page, String title) {
        button(page, "Next").click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(title)))
                .isVisible(new IsVisibleOptions().setTimeout(30_000));
    }

    private static void pick(Page page, String label, String name) {
        var field = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(label));
        field.first().fill(name);
        field.first().press("Enter");
        assertThat(field.first()).hasValue(name);
    }

    private static Locator field(Page page, String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .locator("visible=true")
                .first();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
                .locator("visible=true")
                .first();
    }

    /** Kept beside the test reports, to be looked at. */
    private static void shot(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "screenshots", name + ".png"))
                        .setFullPage(true));
    }
}
