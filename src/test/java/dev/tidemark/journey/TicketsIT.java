package dev.tidemark.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.tidemark.account.AccountService;
import dev.tidemark.account.Actor;
import dev.tidemark.account.OrganizationRole;
import dev.tidemark.account.StaffRole;
import dev.tidemark.activity.ActivityService;
import dev.tidemark.backup.BackupId;
import dev.tidemark.backup.BackupMode;
import dev.tidemark.backup.BackupService;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.environment.ConnectionFileReader;
import dev.tidemark.environment.ConnectionService;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.plan.PlanService;
import dev.tidemark.promise.Promise;
import dev.tidemark.restore.RestoreService;
import dev.tidemark.testing.PortalServerTest;
import dev.tidemark.testing.TestAccounts;
import dev.tidemark.testing.TestActivities;
import dev.tidemark.ticket.Draft;
import dev.tidemark.ticket.ProposalDraft;
import dev.tidemark.ticket.Scope;
import dev.tidemark.ticket.Severity;
import dev.tidemark.ticket.SupportService;
import dev.tidemark.ticket.TicketNumber;
import dev.tidemark.ticket.TicketService;
import dev.tidemark.ticket.Trouble;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** From "something broke" to "it is back", as customer, support and approver meet it. */
@PortalServerTest
@TestInstance(Lifecycle.PER_CLASS)
class TicketsIT {
    private static final String PASSWORD = "a password for the journey";
    private static final double LONG = 180_000;
    private static final String FOREIGN = "There is nothing here, or it is not yours.";
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, null, "smtp"));

    @LocalServerPort int port;
    @Autowired ConnectionService connections;
    @Autowired EnvironmentService environments;
    @Autowired AccountService service;
    @Autowired PlanService plans;
    @Autowired BackupService backups;
    @Autowired ActivityService activities;
    @Autowired TicketService tickets;
    @Autowired SupportService support;
    @Autowired RestoreService restores;
    @Autowired TestAccounts accounts;

    private DemoShop shop;
    private Chromium chromium;
    private EnvironmentId production;
    private BackupId good;
    private Actor customer;
    private Actor helper;
    private Actor approver;
    private Actor secondApprover;
    private Actor stranger;

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry properties) {
        MAIL.start();
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
    }

    @BeforeAll
    void open(@TempDir Path folder) {
        shop = DemoShop.start(folder);
        chromium = new Chromium();
        var connected =
                connections.connect(
                        accounts.operator(), ConnectionFileReader.read(shop.environmentsFile()));
        production = connected.getFirst().id();
        var organization = service.organization("Nordlicht Outdoor");
        customer = accounts.member(organization, OrganizationRole.ADMIN);
        helper = accounts.staff(StaffRole.SUPPORT);
        approver = accounts.staff(StaffRole.APPROVER);
        secondApprover = accounts.staff(StaffRole.APPROVER);
        stranger = accounts.stranger();
        for (var person : new Actor[] {customer, helper, approver, secondApprover, stranger}) {
            accounts.setPassword(person, PASSWORD);
        }
        var backup = backups.take(customer, production, BackupMode.LIVE, "Before the import");
        TestActivities.awaitCompleted(activities, customer, backup.activity());
        good = backup.id();
        plans.assign(
                accounts.operator(),
                environments.find(customer, production).project(),
                "aem-cloud");
    }

    @AfterAll
    void close() {
        chromium.close();
        shop.close();
        MAIL.stop();
    }

    @Test
    @Promise({"S1.10", "S1.11", "S1.12", "S1.13", "S1.14", "S1.15", "S1.16", "S2.5", "S4.22"})
    void theShopIsBrokenAndComesBack() throws MessagingException {
        Assertions.assertThat(shop.health()).contains("shop ok");
        shop.press("delete-orders");
        shop.press("corrupt-prices");
        Assertions.assertThat(shop.health()).doesNotContain("shop ok");

        var page = signIn(customer);
        page.navigate("/environments/" + production + "/backups");
        button(page, "Request a restore").first().click();
        assertThat(page.getByRole(AriaRole.HEADING, exact("What is wrong?"))).isVisible();
        page.getByText("Code", new Page.GetByTextOptions().setExact(true)).first().click();
        assertThat(page.getByText(Pattern.compile("roll forward")).first()).isVisible();
        page.getByText("Data", new Page.GetByTextOptions().setExact(true)).first().click();
        page.getByLabel("In a few words").fill("All prices show 0.00");
        page.getByLabel("What happened?").fill("Since lunch **every** product is free.");
        shot(page, "request-what");
        button(page, "Continue").click();
        var since =
                LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        chooseDate(page, since.format(DateTimeFormatter.ofPattern("dd/MM/uuuu")));
        page.getByLabel("Time", new Page.GetByLabelOptions().setExact(true))
                .fill(since.format(DateTimeFormatter.ofPattern("HH:mm")));
        page.keyboard().press("Tab");
        shot(page, "request-since");
        button(page, "Continue").click();
        page.getByText("Degraded").first().click();
        button(page, "Continue").click();
        assertThat(page.getByText("Suggested").first()).isVisible();
        shot(page, "request-moment");
        button(page, "Continue").click();
        assertThat(page.getByText("What will be lost").first()).isVisible();
        assertThat(page.getByText("Staging goes back too,").first()).isVisible();
        assertThat(page.getByText("A restore is for serious trouble.").first()).isVisible();
        assertThat(page.getByText(Pattern.compile("not a guarantee")).first()).isVisible();
        shot(page, "request-send");
        button(page, "Send request").click();
        page.waitForURL(Pattern.compile(".*/tickets/\\d+"));
        var number = number(page);
        assertThat(page.getByText("You need to do nothing now.").first()).isVisible();

        var bench = signIn(helper);
        bench.navigate("/support/queue");
        assertThat(bench.getByText("All prices show 0.00").first()).isVisible();
        shot(bench, "queue");
        bench.navigate("/support/tickets/" + number);
        button(bench, "Take ticket").click();
        assertThat(bench.getByText(Pattern.compile("rows? of")).first()).isVisible();
        bench.getByLabel("Write to the customer, or an internal note")
                .fill("May the new orders go?");
        button(bench, "Ask customer").click();

        assertThat(page.getByText("Support has a question.").first()).isVisible();
        page.getByLabel("Your answer to support").fill("Yes, they may.");
        button(page, "Send").click();
        assertThat(bench.getByText("Yes, they may.").first()).isVisible();
        button(bench, "Propose").click();
        var dialog = bench.getByRole(AriaRole.DIALOG);
        assertThat(dialog.getByText("What will be lost").first()).isVisible();
        dialog.getByLabel("Why this moment").fill("The import set the prices to 0");
        shot(bench, "propose");
        dialog.getByRole(AriaRole.BUTTON, named("Propose")).click();
        assertThat(bench.getByText("Needs approval").first()).isVisible();

        var decision = signIn(approver);
        decision.navigate("/support/tickets/" + number);
        shot(decision, "workbench");
        button(decision, "Approve").click();
        assertThat(decision.getByText("This and nothing else").first()).isVisible();
        shot(decision, "approve");
        button(decision, "Approve it").click();
        assertThat(decision.getByText(Pattern.compile("approved it")).first()).isVisible();
        button(bench, "Carry out now").click();

        assertThat(button(page, "Confirm it is back"))
                .isVisible(new IsVisibleOptions().setTimeout(LONG));
        assertThat(bench.getByText("Restored").first())
                .isVisible(new IsVisibleOptions().setTimeout(LONG));
        Assertions.assertThat(shop.health()).contains("shop ok");
        shot(page, "ticket-restored");
        button(page, "Confirm it is back").click();
        assertThat(page.getByText("Closed.").first()).isVisible();
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(Pattern.compile("unread notice")))
                .first()
                .click();
        assertThat(page.getByText(Pattern.compile(": it is back")).first()).isVisible();
        shot(page, "bell");

        awaitMail(helper, "a restore is requested");
        awaitMail(customer, "support has a question");
        awaitMail(helper, "answered");
        awaitMail(approver, "a decision is needed");
        awaitMail(customer, "it is approved");
        awaitMail(customer, "the restore starts");
        awaitMail(customer, "it is back");
        awaitMail(helper, "confirmed that it is back");
    }

    @Test
    void aRefusalIsExplained() {
        var number = file("The logo is blue");
        var bench = signIn(helper);
        bench.navigate("/support/tickets/" + number);
        button(bench, "Take ticket").click();
        button(bench, "Refuse").click();
        var dialog = bench.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("In your own words, for the customer").fill("Deploy the old logo.");
        dialog.getByRole(AriaRole.BUTTON, named("Refuse request")).click();
        assertThat(bench.getByText("Refused").first()).isVisible();

        var page = signIn(customer);
        page.navigate("/tickets/" + number);
        assertThat(page.getByText(Pattern.compile("It was refused")).first()).isVisible();
        assertThat(page.getByText(Pattern.compile("Deploy the old logo")).first()).isVisible();
        shot(page, "ticket-refused");
    }

    @Test
    void withdrawnDuringApprovalNothingIsApproved() {
        var number = proposed("Withdrawn in time");
        var decision = signIn(approver);
        decision.navigate("/support/tickets/" + number);
        assertThat(button(decision, "Approve")).isVisible();
        var page = signIn(customer);
        page.navigate("/tickets/" + number);
        button(page, "Withdraw").click();
        page.getByRole(AriaRole.BUTTON, exact("Withdraw the request")).click();
        assertThat(page.getByText("Withdrawn").first()).isVisible();

        assertThat(decision.getByText("Withdrawn").first()).isVisible();
        assertThat(button(decision, "Approve")).hasCount(0);
    }

    @Test
    void twoApproversClickAtOnceAndThereIsOneDecision() {
        var number = proposed("Two at once");
        var first = signIn(approver);
        var second = signIn(secondApprover);
        first.navigate("/support/tickets/" + number);
        second.navigate("/support/tickets/" + number);
        assertThat(button(first, "Approve")).isVisible();
        assertThat(button(second, "Approve")).isVisible();
        button(first, "Approve").click();
        button(second, "Approve").click();
        button(first, "Approve it").evaluate("button => button.click()");
        button(second, "Approve it").evaluate("button => button.click()");

        for (var page : new Page[] {first, second}) {
            assertThat(page.getByText(Pattern.compile("approved it")).first()).isVisible();
            assertThat(page.getByText(Pattern.compile("approved it"))).hasCount(1);
        }
        var page = signIn(customer);
        page.navigate("/tickets/" + number);
        button(page, "Withdraw").click();
        page.getByRole(AriaRole.BUTTON, exact("Withdraw the request")).click();
        assertThat(page.getByText("Withdrawn").first()).isVisible();
    }

    @Test
    void anotherTenantFindsNothingAnywhere() {
        var number = file("Not for strangers");
        var page = signIn(stranger);
        for (var address :
                new String[] {
                    "/tickets/" + number,
                    "/tickets/new/" + production,
                    "/tickets/new/" + production + "/send",
                    "/support/tickets/" + number,
                    "/support/queue",
                    "/audit",
                    "/mail"
                }) {
            page.navigate(address);
            assertThat(page.getByText(FOREIGN).first()).isVisible();
        }
        page.navigate("/tickets");
        assertThat(page.getByText("No ticket yet").first()).isVisible();
    }

    private long file(String title) {
        tickets.save(
                customer,
                new Draft(
                        production,
                        Trouble.CONTENT,
                        title,
                        "In words",
                        null,
                        ZoneOffset.UTC,
                        true,
                        Severity.NOT_URGENT,
                        good,
                        false,
                        Scope.ALL));
        return tickets.file(customer, production, List.of()).number().value();
    }

    private long proposed(String title) {
        var number = new TicketNumber(file(title));
        support.take(helper, number);
        var preview = restores.foresee(helper, production, good, production);
        support.propose(
                helper,
                number,
                new ProposalDraft(
                        good,
                        RestoreService.partNames(preview.backup().manifest()),
                        true,
                        false,
                        false,
                        preview.loss(),
                        "It was right then"));
        return number.value();
    }

    private static long number(Page page) {
        return Long.parseLong(page.url().substring(page.url().lastIndexOf('/') + 1));
    }

    private static void awaitMail(Actor reader, String subject) throws MessagingException {
        var deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (Arrays.stream(MAIL.getReceivedMessages())
                .noneMatch(message -> isTo(message, reader, subject))) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("No mail to %s: %s".formatted(reader.name(), subject));
            }
            TestActivities.pause();
        }
    }

    private static boolean isTo(Message message, Actor reader, String subject) {
        try {
            return message.getSubject().contains(subject)
                    && message.getAllRecipients()[0]
                            .toString()
                            .equalsIgnoreCase(TestAccounts.email(reader.name()));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Page signIn(Actor person) {
        var page = chromium.visitor("http://localhost:" + port);
        page.navigate("/login");
        page.locator("input[name=username]").fill(TestAccounts.email(person.name()));
        page.locator("input[name=password]").fill(PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(address -> !address.contains("/login"));
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, exact(name));
    }

    private static Page.GetByRoleOptions exact(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    /**
     * The calendar that typing opens hides the page from assistive technology: today is there
     * already.
     */
    private static void chooseDate(Page page, String date) {
        var field = page.getByLabel("Date", new Page.GetByLabelOptions().setExact(true));
        if (!date.equals(field.inputValue())) {
            field.fill(date);
            field.press("Enter");
            field.press("Escape");
        }
    }

    private static void shot(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(Path.of("target/screenshots/ticket-" + name + ".png"))
                        .setFullPage(true));
    }
}
