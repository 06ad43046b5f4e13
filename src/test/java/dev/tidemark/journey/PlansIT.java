package dev.tidemark.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.tidemark.account.Actor;
import dev.tidemark.account.OrganizationRole;
import dev.tidemark.activity.ActivityService;
import dev.tidemark.backup.Backup;
import dev.tidemark.backup.BackupMode;
import dev.tidemark.backup.BackupService;
import dev.tidemark.plan.EnvironmentStanding;
import dev.tidemark.plan.PlanService;
import dev.tidemark.promise.Promise;
import dev.tidemark.testing.PortalServerTest;
import dev.tidemark.testing.TestAccounts;
import dev.tidemark.testing.TestActivities;
import dev.tidemark.testing.TestEnvironments;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a plan grants, as its customers meet it in the browser. */
@PortalServerTest
@TestInstance(Lifecycle.PER_CLASS)
class PlansIT {
    private static final String PASSWORD = "a password for the journey";

    @LocalServerPort int port;
    @Autowired TestAccounts accounts;
    @Autowired TestEnvironments environments;
    @Autowired BackupService backups;
    @Autowired PlanService plans;
    @Autowired ActivityService activities;
    @Autowired DSLContext db;

    private Chromium chromium;
    private TestEnvironments.Connected site;
    private Actor owner;

    @BeforeAll
    void open() {
        chromium = new Chromium();
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @BeforeEach
    void connect() {
        site = environments.small();
        owner = accounts.member(site.organization(), OrganizationRole.OWNER);
        accounts.setPassword(owner, PASSWORD);
    }

    @Test
    @Promise({"S3.24", "S3.25", "S3.26", "S3.27", "S3.28"})
    void anAdminChangesThePolicySeesWhatItWouldDoAndSaves() {
        var first = take();
        for (int day = 1; day <= 7; day++) {
            automated(first, day);
        }
        var page = signIn();
        page.navigate("/environments/" + site.id() + "/policy");
        assertThat(page.getByText("No backup that is there now would go.").first()).isVisible();
        var count = page.getByLabel("How many to keep").first();
        count.fill("2");
        assertThat(page.getByText("These go within a minute of saving:").first()).isVisible();
        shot(page, "policy-preview");

        page.getByLabel("How often").first().fill("1m");
        assertThat(page.getByText("m is not a unit. For months write a large M: 1M.").first())
                .isVisible();
        assertThat(button(page, "Save policy")).isDisabled();
        shot(page, "policy-error");
        page.getByLabel("How often").first().fill("1d");
        assertThat(page.getByText("These go within a minute of saving:").first()).isVisible();
        button(page, "Save policy").click();
        assertThat(page.getByText("The policy is saved.").first()).isVisible();

        page.navigate("/environments/" + site.id() + "/promised");
        assertThat(page.getByText(Pattern.compile("Daily for 2 days")).first()).isVisible();
        assertThat(page.getByText("Next five runs").first()).isVisible();
        assertThat(
                        page.locator("table")
                                .filter(new Locator.FilterOptions().setHasText("In UTC"))
                                .locator("tbody tr"))
                .hasCount(5);
        shot(page, "promised");
        Assertions.assertThat(
                        plans.of(site.id()).rules().retention().schedules().getFirst().count())
                .isEqualTo(2);
    }

    @Test
    @Promise({"S2.1", "S2.11"})
    void aCustomerOfCommerceProFindsTheReasonAndWhatToDoInstead() {
        plans.assign(accounts.operator(), plans.of(site.id()).project(), "commerce-pro");
        var page = signIn();
        page.navigate("/environments/" + site.id() + "/backups");
        assertThat(page.getByText(Pattern.compile("it has no manual ones")).first()).isVisible();
        assertThat(button(page, "Take backup").first()).isDisabled();
        shot(page, "commerce-pro");
    }

    @Test
    @Promise({"S4.11", "S4.12"})
    void theSecondBackupWithinTheHourWaitsUnlessTheFirstIsDeleted() {
        plans.assign(accounts.operator(), plans.of(site.id()).project(), "camunda-saas");
        plans.setStanding(
                accounts.operator(), site.id(), new EnvironmentStanding(true, true, "8.7.0"));
        take();
        var page = signIn();
        page.navigate("/environments/" + site.id() + "/backups");
        assertThat(
                        page.getByText(
                                        Pattern.compile(
                                                "Not yet: the next backup is possible at \\d\\d:\\d\\d CE"))
                                .first())
                .isVisible();
        assertThat(button(page, "Take backup").first()).isDisabled();
        shot(page, "rate-limit");

        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions()
                                .setName(Pattern.compile("Delete the one of .* instead")))
                .click();
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Delete").setExact(true))
                .last()
                .click();
        assertThat(button(page, "Take backup").first()).isEnabled();
        button(page, "Take backup").first().click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Take backup"))
                .click();
        assertThat(page.locator("vaadin-grid").getByText("Completed").first()).isVisible();
    }

    private Backup take() {
        var backup = backups.take(owner, site.id(), BackupMode.LIVE, null);
        TestActivities.awaitCompleted(activities, owner, backup.activity());
        return backup;
    }

    /** On record only, as if a schedule had taken it on that day. */
    private void automated(Backup like, int daysAgo) {
        db.execute(
                """
                insert into backup (id, environment_id, activity_id, vault_id, origin, mode, state, actor_name, requested_at,
                    started_at, ended_at, bytes_total, bytes_added, manifest)
                select concat(id, ?), environment_id, activity_id, vault_id, 'AUTOMATED', mode, state, 'Tidemark', ?,
                    ?, ?, bytes_total, bytes_added, manifest from backup where id = ?
                """,
                "-" + daysAgo,
                daysAgo(daysAgo),
                daysAgo(daysAgo),
                daysAgo(daysAgo),
                like.id().value());
    }

    private static java.sql.Timestamp daysAgo(int days) {
        return java.sql.Timestamp.from(Instant.now().minus(days, ChronoUnit.DAYS));
    }

    private Page signIn() {
        var page = chromium.visitor("http://localhost:" + port);
        page.navigate("/login");
        page.locator("input[name=username]").fill(TestAccounts.email(owner.name()));
        page.locator("input[name=password]").fill(PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(address -> !address.contains("/login"));
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void shot(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(Path.of("target/screenshots/" + name + ".png"))
                        .setFullPage(true));
    }
}
