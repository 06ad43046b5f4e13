package dev.tidemark.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.tidemark.account.Actor;
import dev.tidemark.account.OrganizationRole;
import dev.tidemark.account.StaffRole;
import dev.tidemark.activity.ActivityService;
import dev.tidemark.activity.AuditFilter;
import dev.tidemark.activity.AuditService;
import dev.tidemark.backup.Backup;
import dev.tidemark.backup.BackupMode;
import dev.tidemark.backup.BackupService;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.NothingHere;
import dev.tidemark.base.Refused;
import dev.tidemark.environment.ConnectionFile.EnvironmentPlan;
import dev.tidemark.environment.ConnectionFile.HooksPlan;
import dev.tidemark.environment.ConnectionFile.HostPlan;
import dev.tidemark.environment.ConnectionFile.MountPlan;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.plan.PlanService;
import dev.tidemark.promise.Promise;
import dev.tidemark.restore.RestoreService;
import dev.tidemark.restore.RestoreState;
import dev.tidemark.testing.PortalTest;
import dev.tidemark.testing.TestAccounts;
import dev.tidemark.testing.TestActivities;
import dev.tidemark.testing.TestEnvironments;
import dev.tidemark.testing.TestRuns;
import dev.tidemark.testing.TestSite;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Tickets from filing to confirmation, with real backups, real restores and a real mail server. */
@PortalTest
class TicketsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, null, "smtp"));

    @Autowired TicketService tickets;
    @Autowired SupportService support;
    @Autowired CarryOutService carryOut;
    @Autowired EvidenceService evidence;
    @Autowired HandOvers handOvers;
    @Autowired UndoRequests undos;
    @Autowired TestRuns runs;
    @Autowired PlanService plans;
    @Autowired BackupService backups;
    @Autowired RestoreService restores;
    @Autowired ActivityService activities;
    @Autowired EnvironmentService environmentService;
    @Autowired AuditService audit;
    @Autowired TestEnvironments environments;
    @Autowired TestAccounts accounts;
    @Autowired DSLContext db;

    private TestEnvironments.Connected site;
    private Actor customer;
    private Actor helper;
    private Actor approver;
    private Backup good;

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry properties) {
        MAIL.start();
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
    }

    @AfterAll
    static void stop() {
        MAIL.stop();
    }

    @BeforeEach
    void breakTheSite() throws IOException {
        site = environments.small();
        customer = accounts.member(site.organization(), OrganizationRole.ADMIN);
        helper = accounts.staff(StaffRole.SUPPORT);
        approver = accounts.staff(StaffRole.APPROVER);
        good = take(site.id());
        plans.assign(
                accounts.operator(),
                environmentService.find(customer, site.id()).project(),
                "aem-cloud");
        Files.writeString(letter(), "Broken");
        Files.writeString(site.mount().resolve("new.txt"), "Written after the backup");
    }

    private Path letter() {
        return site.mount().resolve("letter.txt");
    }

    private Backup take(EnvironmentId environment) {
        var owner = accounts.member(site.organization(), OrganizationRole.OWNER);
        var backup = backups.take(owner, environment, BackupMode.LIVE, null);
        TestActivities.awaitCompleted(activities, owner, backup.activity());
        return backups.find(owner, environment, backup.id()).backup();
    }

    private Draft draft(boolean wished) {
        return new Draft(
                site.id(),
                Trouble.DATA,
                "All letters are broken",
                "Since lunch every letter says **Broken**.",
                LocalDateTime.now(BERLIN).plusSeconds(1).withNano(0),
                BERLIN,
                false,
                Severity.DEGRADED,
                wished ? good.id() : null,
                !wished,
                Scope.ALL);
    }

    private Ticket file() {
        tickets.save(customer, draft(true));
        return tickets.file(customer, site.id(), List.of());
    }

    private Ticket proposed() {
        var ticket = file();
        support.take(helper, ticket.number());
        return support.propose(helper, ticket.number(), proposal());
    }

    private ProposalDraft proposal() {
        return new ProposalDraft(
                good.id(),
                List.of("files:uploads"),
                false,
                true,
                false,
                restores.foresee(helper, site.id(), good.id(), site.id()).loss(),
                "The letters were right then");
    }

    private Ticket approved() {
        var ticket = proposed();
        return support.approve(approver, ticket.number(), 1);
    }

    private Ticket await(TicketNumber number, Predicate<TicketState> state) {
        var deadline = Instant.now().plus(Duration.ofMinutes(2));
        while (Instant.now().isBefore(deadline)) {
            var ticket = tickets.find(helper, number);
            if (state.test(ticket.state())) {
                return ticket;
            }
            TestActivities.pause();
        }
        throw new AssertionError("Still " + tickets.find(helper, number).state());
    }

    @Test
    @Promise({"S1.10", "S1.11", "S1.13", "S1.16", "S2.4", "S2.5", "S4.22"})
    void fromSomethingBrokeToItIsBack() throws Exception {
        var suggested =
                tickets.points(customer, draft(false)).stream()
                        .filter(RecoveryPoint::suggested)
                        .findFirst()
                        .orElseThrow();
        assertThat(suggested.backup().id()).isEqualTo(good.id());
        var foreseen = restores.foresee(customer, site.id(), good.id(), site.id());
        assertThat(foreseen.loss().filesAdded()).isEqualTo(1);
        assertThat(foreseen.loss().filesChanged()).isEqualTo(1);
        assertThat(foreseen.estimate().to()).isPositive();

        var filed = file();
        assertThat(filed.state()).isInstanceOf(TicketState.Filed.class);
        assertThat(filed.zone()).isEqualTo(BERLIN);
        assertThatThrownBy(() -> tickets.file(customer, site.id(), List.of()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("sent already");

        var number = filed.number();
        support.take(helper, number);
        assertThat(evidence.of(helper, number).backups())
                .extracting(Backup::id)
                .contains(good.id());
        support.ask(helper, number, "May the new file go?", List.of());
        assertThat(tickets.find(customer, number).clocks().next()).isNull();
        tickets.write(customer, number, "Yes, it may.", List.of());
        assertThat(tickets.find(customer, number).state())
                .isInstanceOf(TicketState.Investigating.class);
        support.propose(helper, number, proposal());
        support.approve(approver, number, 1);
        carryOut.now(helper, number);

        var restored = await(number, TicketState.Restored.class::isInstance);
        assertThat(Files.readString(letter())).isEqualTo("Dear all");
        assertThat(site.mount().resolve("new.txt")).doesNotExist();
        assertThat(((TicketState.Restored) restored.state()).outcome())
                .contains("is back, after", "1 new file");
        tickets.confirm(customer, number);
        assertThat(tickets.find(customer, number).state())
                .isInstanceOf(TicketState.Confirmed.class);

        assertThat(mailsTo(helper, 3))
                .anyMatch(subject -> subject.contains("a restore is requested"));
        assertThat(mailsTo(customer, 5))
                .anyMatch(subject -> subject.contains("support has a question"))
                .anyMatch(subject -> subject.contains("the restore starts"))
                .anyMatch(subject -> subject.contains("it is back"));
        assertThat(mailsTo(approver, 1))
                .anyMatch(subject -> subject.contains("a decision is needed"));
        assertThat(bodyTo(customer, "support has a question"))
                .contains("May the new file go?", "/tickets/" + number.value());
        assertThat(actionsOf(number))
                .contains(
                        "ticket.filed",
                        "ticket.taken",
                        "ticket.asked",
                        "ticket.proposed",
                        "ticket.approved",
                        "ticket.started",
                        "ticket.restored",
                        "ticket.confirmed");
    }

    private List<String> mailsTo(Actor actor, int atLeast) throws MessagingException {
        var deadline = Instant.now().plus(Duration.ofSeconds(40));
        while (true) {
            var subjects = new ArrayList<String>();
            for (var message : MAIL.getReceivedMessages()) {
                if (message.getAllRecipients()[0]
                        .toString()
                        .equalsIgnoreCase(TestAccounts.email(actor.name()))) {
                    subjects.add(message.getSubject());
                }
            }
            if (subjects.size() >= atLeast || Instant.now().isAfter(deadline)) {
                assertThat(subjects).doesNotHaveDuplicates();
                return subjects;
            }
            TestActivities.pause();
        }
    }

    private String bodyTo(Actor actor, String subject) throws Exception {
        var message =
                Arrays.stream(MAIL.getReceivedMessages())
                        .filter(one -> {
                            try {
                                return one.getSubject().contains(subject)
                                        && one.getAllRecipients()[0]
                                                .toString()
                                                .equalsIgnoreCase(TestAccounts.email(actor.name()));
                            } catch (MessagingException e) {
                                throw new IllegalStateException(e);
                            }
                        })
                        .findFirst()
                        .orElseThrow();
        return com.icegreen.greenmail.util.GreenMailUtil.getBody(message)
                .replace("=\r\n", "")
                .replace("=3D", "=");
    }

    private List<String> actionsOf(TicketNumber number) {
        return audit
                .list(
                        accounts.operator(),
                        new AuditFilter(number.toString(), null, null),
                        null,
                        100)
                .stream()
                .map(entry -> entry.action())
                .toList();
    }

    @Test
    void theAuditTrailIsExportedAndNeverChanged() throws IOException {
        var number = file().number();
        var csv = new StringWriter();
        audit.export(accounts.operator(), new AuditFilter(number.toString(), null, null), csv);

        assertThat(csv.toString())
                .startsWith("at,actor,organization,action,subject,detail,address\r\n")
                .contains("ticket.filed", customer.name(), "127.0.0.1");
        assertThatThrownBy(() -> audit.export(helper, new AuditFilter(null, null, null), csv))
                .isInstanceOf(NothingHere.class);
        assertThatThrownBy(() -> db.execute("delete from audit_entry"))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> db.execute("update audit_entry set detail = 'x'"))
                .hasMessageContaining("append-only");
    }

    @Test
    void aRefusalSaysWhyAndChangesNothing() throws Exception {
        var number = file().number();
        support.take(helper, number);
        support.refuse(helper, number, Refusal.ROLL_FORWARD, "Deploy the fix of this morning.");

        assertThat(tickets.find(customer, number).state()).isInstanceOf(TicketState.Refused.class);
        assertThat(Files.readString(letter())).isEqualTo("Broken");
        assertThat(mailsTo(customer, 1)).anyMatch(subject -> subject.contains("it is refused"));
        assertThatThrownBy(() -> support.propose(helper, number, proposal()))
                .isInstanceOf(Refused.class);
        tickets.reopen(customer, number, "The fix does not help.");
        assertThat(tickets.find(customer, number).state())
                .isInstanceOf(TicketState.Investigating.class);
    }

    @Test
    void withdrawnDuringApprovalTheApprovalFailsCleanly() {
        var number = proposed().number();
        tickets.withdraw(customer, number);

        assertThatThrownBy(() -> support.approve(approver, number, 1))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("withdrew " + number);
        assertThatThrownBy(() -> carryOut.now(helper, number)).isInstanceOf(Refused.class);
        assertThat(tickets.find(customer, number).state())
                .isInstanceOf(TicketState.Withdrawn.class);
    }

    @Test
    void twoApproversAtOnceMakeOneDecision() {
        var number = proposed().number();
        var other = accounts.staff(StaffRole.APPROVER);
        var outcomes =
                Stream.of(approver, other)
                        .map(one ->
                                CompletableFuture.supplyAsync(() -> {
                                    try {
                                        support.approve(one, number, 1);
                                        return "approved";
                                    } catch (Refused refused) {
                                        return refused.reason();
                                    }
                                }))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(outcomes).containsOnlyOnce("approved");
        assertThat(outcomes).anyMatch(words -> words.contains("approved " + number + " already"));
        assertThat(tickets.find(customer, number).state().approvedBy()).hasSize(1);
    }

    @Test
    void aPlanMayWantTwoApprovalsAndOperatorsToCarryOut() throws IOException {
        try (var written = getClass().getResourceAsStream("/plans/aem-cloud.yaml")) {
            plans.save(
                    accounts.operator(),
                    new String(written.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                            .replace("id: aem-cloud", "id: four-eyes-twice")
                            .replace("approvals: 1", "approvals: 2, carriedOutBy: operator"));
        }
        plans.assign(
                accounts.operator(),
                environmentService.find(customer, site.id()).project(),
                "four-eyes-twice");
        var number = approved().number();
        assertThat(tickets.find(helper, number).state())
                .isInstanceOf(TicketState.NeedsApproval.class);
        assertThatThrownBy(() -> support.approve(approver, number, 1))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("approved it already");
        support.approve(accounts.staff(StaffRole.APPROVER), number, 1);

        assertThatThrownBy(() -> carryOut.now(helper, number))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("operators carry it out");
        carryOut.now(accounts.operator(), number);
        await(number, TicketState.Restored.class::isInstance);
    }

    @Test
    void whatWasProposedMeanwhileIsNotApprovedUnseen() {
        var number = proposed().number();
        support.propose(helper, number, proposal());

        assertThatThrownBy(() -> support.approve(approver, number, 1))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("changed the proposal");
        support.approve(approver, number, 2);
    }

    @Test
    void ifTheBackupIsGoneMeanwhileNothingRunsAndItIsInvestigatedAgain() throws IOException {
        var number = approved().number();
        backups.delete(customer, site.id(), good.id());

        carryOut.now(helper, number);

        var ticket = tickets.find(customer, number);
        assertThat(ticket.state())
                .isInstanceOfSatisfying(
                        TicketState.Investigating.class,
                        state -> assertThat(state.again()).contains("has been deleted"));
        assertThat(tickets.restoresOf(customer, number)).isEmpty();
        assertThat(Files.readString(letter())).isEqualTo("Broken");
    }

    @Test
    void retentionKeepsWhatAnOpenTicketRefersTo() {
        var number = file().number();
        var usedBy =
                backups.facts(site.id()).stream()
                        .filter(fact -> fact.id().equals(good.id().value()))
                        .findFirst()
                        .orElseThrow()
                        .usedBy();
        assertThat(usedBy).contains(number.toString());
        assertThat(backups.prune(site.id(), good.id(), "a test")).isFalse();

        tickets.withdraw(customer, number);
        assertThat(backups.prune(site.id(), good.id(), "a test")).isTrue();
    }

    @Test
    void beginsByItselfAtTheAgreedTime() throws IOException {
        var number = approved().number();
        assertThatThrownBy(
                        () -> carryOut.agree(helper, number, Instant.now().minusSeconds(1), BERLIN))
                .isInstanceOf(Refused.class);
        carryOut.agree(helper, number, Instant.now().plusSeconds(3600), BERLIN);
        carryOut.callOff(helper, number);
        carryOut.agree(helper, number, Instant.now().plusSeconds(2), BERLIN);

        await(number, TicketState.Restored.class::isInstance);
        assertThat(Files.readString(letter())).isEqualTo("Dear all");
    }

    @Test
    @Promise("S1.14")
    void stagingGoesBackWithProduction() throws IOException {
        var mount = TestEnvironments.directory();
        var staging =
                environments.connect(
                        site.organizationName(),
                        new EnvironmentPlan(
                                "staging",
                                "staging",
                                "active",
                                HostPlan.local(),
                                null,
                                null,
                                null,
                                List.of(),
                                List.of(new MountPlan("uploads", mount.toString(), List.of())),
                                null));
        plans.assign(
                accounts.operator(),
                environmentService.find(customer, site.id()).project(),
                "tidemark");
        take(staging);
        good = take(site.id());
        plans.assign(
                accounts.operator(),
                environmentService.find(customer, site.id()).project(),
                "aem-cloud");
        Files.writeString(mount.resolve("letter.txt"), "Staging broken");
        Files.writeString(letter(), "Broken again");

        var number = approved().number();
        assertThat(tickets.find(helper, number).state().proposed().staging().environment())
                .isEqualTo(staging);
        carryOut.now(helper, number);

        var restored = await(number, TicketState.Restored.class::isInstance);
        assertThat(((TicketState.Restored) restored.state()).outcome()).contains(" are back");
        assertThat(Files.readString(mount.resolve("letter.txt"))).isEqualTo("Dear all");
        assertThat(tickets.restoresOf(customer, number)).hasSize(2);
    }

    @Test
    @Promise("S1.9")
    void afterTheRestoreTheHookBringsThePlatformToTheLatestVersion() throws IOException {
        var mount = TestEnvironments.directory();
        var version = mount.resolveSibling("version");
        Files.writeString(mount.resolveSibling("latest"), "2026.11");
        var organization = TestAccounts.unique("Organization");
        var id =
                environments.connect(
                        organization,
                        new EnvironmentPlan(
                                "production",
                                "production",
                                "active",
                                HostPlan.local(),
                                null,
                                null,
                                null,
                                List.of(),
                                List.of(new MountPlan("uploads", mount.toString(), List.of())),
                                new HooksPlan(
                                        List.of(),
                                        List.of(
                                                List.of(
                                                        "cp",
                                                        mount.resolveSibling("latest").toString(),
                                                        version.toString())))));
        site =
                new TestEnvironments.Connected(
                        organization, accounts.organization(organization), id, mount);
        customer = accounts.member(site.organization(), OrganizationRole.ADMIN);
        good = take(id);
        plans.assign(
                accounts.operator(), environmentService.find(customer, id).project(), "aem-cloud");

        var number = approved().number();
        carryOut.now(helper, number);

        await(number, TicketState.Restored.class::isInstance);
        assertThat(version).hasContent("2026.11");
    }

    @Test
    void undoneByTwoOfStaffItIsInvestigatedAgainAndOwnersAreTold() throws Exception {
        var owner = accounts.member(site.organization(), OrganizationRole.OWNER);
        var number = approved().number();
        carryOut.now(helper, number);
        await(number, TicketState.Restored.class::isInstance);
        var restore = tickets.restoresOf(helper, number).getFirst();
        assertThat(restores.mayUndo(customer, restore).isAllowed()).isFalse();

        assertThat(restores.mayUndo(helper, restore).reason()).contains("through its ticket");
        assertThatThrownBy(() -> restores.undo(helper, restore)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> undos.ask(approver, restore, "Wrong moment"))
                .isInstanceOf(Refused.class);
        assertThat(undos.undoable(helper, number)).isPresent();
        var both = accounts.staff(StaffRole.SUPPORT, StaffRole.APPROVER);
        undos.ask(both, restore, "Wrong moment");
        assertThat(undos.mayApprove(helper, restore).isAllowed()).isFalse();
        assertThatThrownBy(() -> undos.approve(both, restore))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("You asked for it");
        assertThat(restores.find(helper, restore).state()).isEqualTo(RestoreState.COMPLETED);

        undos.approve(approver, restore);

        await(number, TicketState.Investigating.class::isInstance);
        assertThat(restores.find(helper, restore).state()).isEqualTo(RestoreState.UNDONE);
        assertThat(mailsTo(owner, 2))
                .anyMatch(words -> words.contains(helper.name() + " of the hosting team restores"))
                .anyMatch(words -> words.contains(approver.name() + " of the hosting team undoes"));
        assertThat(Files.readString(letter())).isEqualTo("Broken");
    }

    @Test
    void aRestoreThatFailsTellsTheTicket() throws IOException {
        var number = approved().number();
        db.execute(
                "update vault set location = concat(location, '-gone') where environment_id = '%s'"
                        .formatted(site.id()));
        carryOut.now(helper, number);

        var failed = await(number, TicketState.Failed.class::isInstance);
        assertThat(((TicketState.Failed) failed.state()).reason()).contains("Unchanged");
        assertThat(Files.readString(letter())).isEqualTo("Broken");
    }

    @Test
    void closesByItselfAfterSevenDays() throws Exception {
        var number = approved().number();
        carryOut.now(helper, number);
        await(number, TicketState.Restored.class::isInstance);
        closesAt(number, Instant.now().plus(Duration.ofHours(20)));
        assertThat(mailsTo(customer, 5)).anyMatch(subject -> subject.contains("it closes soon"));

        closesAt(number, Instant.now().minusSeconds(1));
        var closed = await(number, TicketState.Confirmed.class::isInstance);
        assertThat(((TicketState.Confirmed) closed.state()).by().name()).isEqualTo("Tidemark");
    }

    /** As if the days had passed. */
    private void closesAt(TicketNumber number, Instant at) {
        db.execute(
                "update ticket set detail = json_set(detail, '$.closesAt', '%s'), act_at = '%s' where number = %d"
                        .formatted(at, java.sql.Timestamp.from(at), number.value()));
    }

    @Test
    void nobodyOfAnotherOrganizationSeesOrDoesAnything() {
        var number = proposed().number();
        var stranger = accounts.stranger();

        for (Runnable attempt :
                List.<Runnable>of(
                        () -> tickets.find(stranger, number),
                        () -> tickets.conversation(stranger, number),
                        () -> tickets.write(stranger, number, "Let me in", List.of()),
                        () -> tickets.withdraw(stranger, number),
                        () -> tickets.confirm(stranger, number),
                        () -> tickets.save(stranger, draft(true)),
                        () -> tickets.file(stranger, site.id(), List.of()),
                        () -> support.approve(stranger, number, 1),
                        () -> carryOut.now(stranger, number),
                        () -> evidence.of(stranger, number),
                        () -> support.queue(stranger, TicketFilter.ALL, 0, 10),
                        () -> restores.foresee(stranger, site.id(), good.id(), site.id()))) {
            assertThatThrownBy(attempt::run).isInstanceOf(NothingHere.class);
        }
        assertThat(tickets.list(stranger, TicketFilter.ALL, 0, 100)).isEmpty();
        assertThat(tickets.list(customer, TicketFilter.ALL, 0, 100))
                .extracting(TicketRow::number)
                .containsExactly(number);
    }

    @Test
    void notesAndTheirFilesAreForTheHostingTeamAlone() {
        var number = file().number();
        support.take(helper, number);
        var text =
                NewFile.of(
                        "evidence.txt", "secret".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        support.note(helper, number, "The same import as in October.", List.of(text));
        tickets.write(
                customer,
                number,
                "Here is a picture",
                List.of(
                        NewFile.of(
                                "shop.txt",
                                "x".getBytes(java.nio.charset.StandardCharsets.UTF_8))));

        var note =
                tickets.conversation(helper, number).stream()
                        .filter(entry -> entry.kind() == Entry.Kind.NOTE)
                        .findFirst()
                        .orElseThrow();
        var file = note.files().getFirst().id();
        assertThat(tickets.file(helper, number, file)).asString().isEqualTo("secret");
        assertThat(tickets.conversation(customer, number))
                .noneMatch(entry -> entry.words().contains("October"));
        assertThatThrownBy(() -> tickets.file(customer, number, file))
                .isInstanceOf(NothingHere.class);
        assertThatThrownBy(() ->
                        tickets.write(
                                customer,
                                number,
                                "big",
                                List.of(NewFile.of("big", new byte[Attachments.MOST_BYTES + 1]))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("larger than 10 MB");
    }

    @Test
    void aFileOfTenMegabytesIsKeptWhateverItsBytes() {
        var number = file().number();
        var worst = new byte[Attachments.MOST_BYTES];
        Arrays.fill(worst, (byte) '\\');
        tickets.write(customer, number, "", List.of(NewFile.of("worst.bin", worst)));

        var file = tickets.conversation(customer, number).getLast().files().getFirst();
        assertThat(tickets.file(customer, number, file.id())).isEqualTo(worst);
    }

    @Test
    void theQueueIsSortedByWhatIsLeft() {
        var calm = file().number();
        tickets.save(
                customer,
                new Draft(
                        site.id(),
                        Trouble.HACKED,
                        "Unknown admins",
                        "Two of them.",
                        null,
                        BERLIN,
                        true,
                        Severity.SITE_DOWN,
                        null,
                        true,
                        Scope.DATA));
        var urgent = tickets.file(customer, site.id(), List.of()).number();
        var mine =
                support.queue(
                        helper,
                        new TicketFilter(
                                true, null, null, null, true, site.organization(), null, null),
                        0,
                        10);

        assertThat(mine).extracting(TicketRow::number).containsExactly(urgent, calm);
        assertThat(
                        support.queue(
                                helper,
                                new TicketFilter(
                                        true,
                                        null,
                                        null,
                                        null,
                                        false,
                                        null,
                                        null,
                                        urgent.toString()),
                                0,
                                10))
                .extracting(TicketRow::number)
                .containsExactly(urgent);
    }

    @Test
    @Promise({"S2.4", "S2.6", "S2.7", "S2.22"})
    void handsTheDataOverAndRestoresNothing() throws Exception {
        var shop = TestSite.create(runs.portal());
        var backup = runs.take(shop);
        plans.assign(
                accounts.operator(),
                environmentService.find(shop.owner(), shop.id()).project(),
                "commerce-pro");
        var spoilt = spoil(shop);
        tickets.save(
                shop.owner(),
                new Draft(
                        shop.id(),
                        Trouble.DATA,
                        "Orders are gone",
                        "All of them.",
                        null,
                        BERLIN,
                        true,
                        Severity.DEGRADED,
                        backup.id(),
                        false,
                        Scope.ALL));
        var number = tickets.file(shop.owner(), shop.id(), List.of()).number();
        support.take(helper, number);
        var preview = restores.foresee(helper, shop.id(), backup.id(), shop.id());
        support.propose(
                helper,
                number,
                new ProposalDraft(
                        backup.id(),
                        RestoreService.partNames(preview.backup().manifest()),
                        false,
                        false,
                        false,
                        preview.loss(),
                        "The last one before"));
        support.approve(approver, number, 1);
        carryOut.now(helper, number);
        await(number, TicketState.Restored.class::isInstance);

        assertThat(shop.state()).isEqualTo(spoilt);
        var handOver = handOvers.of(shop.owner(), number).orElseThrow();
        assertThat(handOver.files())
                .extracting(HandOver.Item::name)
                .contains("HOW-TO.txt", "SHA256SUMS", "uploads.tar.zst", "code.tar.zst");
        var sql =
                handOver.files().stream()
                        .filter(item -> item.name().endsWith(".sql.zst"))
                        .findFirst()
                        .orElseThrow();
        var folder = handOvers.fetch(shop.owner(), number, sql.name()).getParent();
        assertThat(TestSite.run("sh", "-c", "cd '%s' && sha256sum -c SHA256SUMS".formatted(folder)))
                .contains(sql.name() + ": OK")
                .doesNotContain("FAILED");
        assertThat(text(folder.resolve(sql.name()))).contains("CREATE TABLE", "INSERT INTO");
        assertThatThrownBy(() -> handOvers.fetch(accounts.stranger(), number, sql.name()))
                .isInstanceOf(NothingHere.class);
        var viewer = accounts.member(shop.organization(), OrganizationRole.VIEWER);
        fetchesNothing(number, sql.name(), viewer, helper, approver, accounts.operator());
        tickets.confirm(shop.owner(), number);
        fetchesNothing(number, sql.name(), viewer, helper, approver, accounts.operator());
        assertThat(handOvers.fetch(shop.owner(), number, sql.name())).exists();
        assertThatThrownBy(() -> handOvers.fetch(shop.owner(), number, "../../master.key"))
                .isInstanceOf(NothingHere.class);

        db.execute("update hand_over set expires_at = now(6) - interval 1 second");
        handOvers.deleteExpired();
        assertThat(folder).doesNotExist();
        assertThatThrownBy(() -> handOvers.fetch(shop.owner(), number, sql.name()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("no longer there");
    }

    private void fetchesNothing(TicketNumber number, String name, Actor... actors) {
        for (var actor : actors) {
            assertThat(handOvers.mayFetch(actor, number).isAllowed()).isFalse();
            assertThatThrownBy(() -> handOvers.fetch(actor, number, name))
                    .as(actor.name())
                    .isInstanceOf(Refused.class);
        }
    }

    private static TestSite.State spoil(TestSite shop) {
        shop.spoil();
        return shop.state();
    }

    private static String text(Path compressed) throws IOException {
        try (var stream =
                new com.github.luben.zstd.ZstdInputStreamNoFinalizer(
                        Files.newInputStream(compressed))) {
            return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
        }
    }
}
