package dev.tidemark.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.account.Actor;
import dev.tidemark.account.OrganizationId;
import dev.tidemark.account.PersonId;
import dev.tidemark.account.StaffRole;
import dev.tidemark.backup.BackupId;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.promise.Promise;
import dev.tidemark.restore.Loss;
import dev.tidemark.ticket.TicketRules.Reader;
import dev.tidemark.ticket.TicketState.Kind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every verb in every state, and every verb for every role. */
class TicketRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T13:00:00Z");
    private static final Who CUSTOMER = new Who(new PersonId("pe-customer"), "Marta Keller");
    private static final Who SUPPORT = new Who(new PersonId("pe-support"), "Jonas Weber");
    private static final Who APPROVER = new Who(new PersonId("pe-approver"), "Priya Nair");
    private static final Proposal PROPOSAL = proposal(false);
    private static final List<Approval> APPROVED = List.of(new Approval(APPROVER, NOW));

    private static Proposal proposal(boolean outage) {
        return new Proposal(
                1,
                new BackupId("bk-1"),
                NOW,
                List.of("files:uploads"),
                true,
                null,
                outage,
                false,
                new Loss(List.of(), List.of(), 0),
                "Before the import",
                SUPPORT,
                NOW);
    }

    /** One state of each kind; what is not written here is not possible there. */
    private static final Map<TicketState, Set<TicketVerb>> POSSIBLE =
            Map.ofEntries(
                    in(
                            new TicketState.Filed(),
                            TicketVerb.WRITE,
                            TicketVerb.CHANGE_WISH,
                            TicketVerb.WITHDRAW,
                            TicketVerb.TAKE),
                    in(
                            new TicketState.Investigating(null),
                            TicketVerb.WRITE,
                            TicketVerb.CHANGE_WISH,
                            TicketVerb.WITHDRAW,
                            TicketVerb.PASS_ON,
                            TicketVerb.ASK,
                            TicketVerb.PROPOSE,
                            TicketVerb.REFUSE),
                    in(
                            new TicketState.Waiting(),
                            TicketVerb.WRITE,
                            TicketVerb.CHANGE_WISH,
                            TicketVerb.WITHDRAW,
                            TicketVerb.PASS_ON,
                            TicketVerb.ASK,
                            TicketVerb.PROPOSE,
                            TicketVerb.REFUSE),
                    in(
                            new TicketState.NeedsApproval(PROPOSAL, List.of()),
                            TicketVerb.WRITE,
                            TicketVerb.WITHDRAW,
                            TicketVerb.PASS_ON,
                            TicketVerb.PROPOSE,
                            TicketVerb.REFUSE,
                            TicketVerb.APPROVE),
                    in(
                            new TicketState.Approved(PROPOSAL, APPROVED, null),
                            TicketVerb.WRITE,
                            TicketVerb.WITHDRAW,
                            TicketVerb.PASS_ON,
                            TicketVerb.PROPOSE,
                            TicketVerb.CARRY_OUT,
                            TicketVerb.SCHEDULE),
                    in(
                            new TicketState.Refused(Refusal.NOT_NEEDED, "No.", APPROVER),
                            TicketVerb.WRITE,
                            TicketVerb.REOPEN),
                    in(new TicketState.Withdrawn(CUSTOMER)),
                    in(
                            new TicketState.Restoring(PROPOSAL, APPROVED, null),
                            TicketVerb.WRITE,
                            TicketVerb.PASS_ON),
                    in(
                            new TicketState.Restored(PROPOSAL, APPROVED, "It is back", NOW),
                            TicketVerb.WRITE,
                            TicketVerb.PASS_ON,
                            TicketVerb.CONFIRM,
                            TicketVerb.REOPEN),
                    in(
                            new TicketState.Failed(PROPOSAL, APPROVED, "The disk was full."),
                            TicketVerb.WRITE,
                            TicketVerb.CHANGE_WISH,
                            TicketVerb.WITHDRAW,
                            TicketVerb.PASS_ON,
                            TicketVerb.ASK,
                            TicketVerb.PROPOSE,
                            TicketVerb.REFUSE),
                    in(new TicketState.Confirmed(PROPOSAL, APPROVED, "It is back", CUSTOMER)));

    private static Map.Entry<TicketState, Set<TicketVerb>> in(
            TicketState state, TicketVerb... verbs) {
        var all =
                EnumSet.of(
                        TicketVerb.SEE,
                        TicketVerb.NOTE,
                        TicketVerb.FETCH,
                        TicketVerb.ASK_UNDO,
                        TicketVerb.APPROVE_UNDO);
        all.addAll(List.of(verbs));
        return Map.entry(state, all);
    }

    static Stream<Arguments> statesAndVerbs() {
        return POSSIBLE.keySet().stream()
                .flatMap(state ->
                        Stream.of(TicketVerb.values()).map(verb -> Arguments.of(state, verb)));
    }

    @ParameterizedTest
    @MethodSource("statesAndVerbs")
    void allowsAVerbOnlyInItsStatesAndSaysWhyNot(TicketState state, TicketVerb verb) {
        var decision =
                TicketRules.may(
                        ticket(state), new Reader(almighty(), true, true), verb, StaffRole.SUPPORT);

        assertThat(decision.isAllowed()).isEqualTo(POSSIBLE.get(state).contains(verb));
        if (!decision.isAllowed()) {
            assertThat(decision.reason()).contains("#1042");
        }
    }

    @Test
    void theTableHoldsEveryState() {
        assertThat(POSSIBLE.keySet().stream().map(TicketState::kind))
                .containsExactlyInAnyOrder(Kind.values());
    }

    private static final Set<TicketVerb> CUSTOMERS =
            EnumSet.of(
                    TicketVerb.SEE,
                    TicketVerb.FETCH,
                    TicketVerb.WRITE,
                    TicketVerb.CHANGE_WISH,
                    TicketVerb.WITHDRAW,
                    TicketVerb.CONFIRM,
                    TicketVerb.REOPEN);

    static Stream<Arguments> roles() {
        return Stream.of(
                Arguments.of("admin of the customer", Set.of(), true, true, CUSTOMERS),
                Arguments.of(
                        "viewer of the customer", Set.of(), true, false, Set.of(TicketVerb.SEE)),
                Arguments.of("somebody else's customer", Set.of(), false, false, Set.of()),
                Arguments.of(
                        "support",
                        Set.of(StaffRole.SUPPORT),
                        true,
                        false,
                        EnumSet.of(
                                TicketVerb.SEE,
                                TicketVerb.WRITE,
                                TicketVerb.TAKE,
                                TicketVerb.PASS_ON,
                                TicketVerb.NOTE,
                                TicketVerb.ASK,
                                TicketVerb.PROPOSE,
                                TicketVerb.REFUSE,
                                TicketVerb.CARRY_OUT,
                                TicketVerb.ASK_UNDO,
                                TicketVerb.SCHEDULE)),
                Arguments.of(
                        "approver",
                        Set.of(StaffRole.APPROVER),
                        true,
                        false,
                        EnumSet.of(
                                TicketVerb.SEE,
                                TicketVerb.WRITE,
                                TicketVerb.NOTE,
                                TicketVerb.REFUSE,
                                TicketVerb.APPROVE_UNDO,
                                TicketVerb.APPROVE)),
                Arguments.of(
                        "operator",
                        Set.of(StaffRole.OPERATOR),
                        true,
                        false,
                        EnumSet.of(TicketVerb.SEE, TicketVerb.WRITE, TicketVerb.NOTE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("roles")
    @Promise({"S1.11", "S4.22"})
    void letsEachRoleDoWhatIsItsOwn(
            String name,
            Set<StaffRole> staff,
            boolean sees,
            boolean mayAsk,
            Set<TicketVerb> allowed) {
        var actor = new Actor(new PersonId("pe-other"), name, staff, Map.of(), null);
        for (var verb : TicketVerb.values()) {
            var somewhere =
                    POSSIBLE.keySet().stream()
                            .anyMatch(state ->
                                    TicketRules.may(
                                                    ticket(state),
                                                    new Reader(actor, sees, mayAsk),
                                                    verb,
                                                    StaffRole.SUPPORT)
                                            .isAllowed());
            assertThat(somewhere).as(verb.name()).isEqualTo(allowed.contains(verb));
        }
    }

    @Test
    void whoeverFiledOrProposedNeverApproves() {
        var needs = ticket(new TicketState.NeedsApproval(PROPOSAL, List.of()));

        assertThat(approve(needs, CUSTOMER).reason()).contains("You filed");
        assertThat(approve(needs, SUPPORT).reason()).contains("You proposed");
        assertThat(approve(needs, APPROVER).isAllowed()).isTrue();
        assertThat(
                        approve(ticket(new TicketState.NeedsApproval(PROPOSAL, APPROVED)), APPROVER)
                                .reason())
                .contains("approved it already");
    }

    private static dev.tidemark.base.Decision approve(Ticket ticket, Who who) {
        var actor =
                new Actor(
                        who.id(),
                        who.name(),
                        Set.of(StaffRole.APPROVER, StaffRole.SUPPORT),
                        Map.of(),
                        null);
        return TicketRules.may(
                ticket, new Reader(actor, true, true), TicketVerb.APPROVE, StaffRole.SUPPORT);
    }

    @Test
    @Promise("S1.21")
    void onlyOperatorsCarryOutARestoreForARegionsOutage() {
        var outage = ticket(new TicketState.Approved(proposal(true), APPROVED, null));

        assertThat(carryOut(outage, StaffRole.SUPPORT).reason()).contains("Only operators");
        assertThat(carryOut(outage, StaffRole.OPERATOR).isAllowed()).isTrue();
        assertThat(
                        carryOut(
                                        ticket(new TicketState.Approved(PROPOSAL, APPROVED, null)),
                                        StaffRole.OPERATOR)
                                .isAllowed())
                .isFalse();
    }

    private static dev.tidemark.base.Decision carryOut(Ticket ticket, StaffRole role) {
        var actor = new Actor(new PersonId("pe-x"), "X", Set.of(role), Map.of(), null);
        return TicketRules.may(
                ticket, new Reader(actor, true, false), TicketVerb.CARRY_OUT, StaffRole.SUPPORT);
    }

    @Test
    void theClockStandsWhileTheCustomerIsAsked() {
        var clocks = Clocks.from(NOW, Severity.SITE_DOWN);
        assertThat(clocks.next()).isEqualTo(NOW.plus(Severity.SITE_DOWN.response()));

        var asked = clocks.answered(NOW.plusSeconds(60)).paused(NOW.plusSeconds(60));
        assertThat(asked.next()).isNull();

        var answered = asked.resumed(NOW.plusSeconds(660));
        assertThat(answered.next())
                .isEqualTo(NOW.plus(Severity.SITE_DOWN.resolution()).plusSeconds(600));
    }

    @Test
    void attachmentsAreWhatTheirBytesSay() {
        assertThat(
                        Attachments.mediaType(
                                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0}))
                .isEqualTo("image/png");
        assertThat(
                        Attachments.mediaType(
                                "<svg onload=alert(1)>"
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo("text/plain");
        assertThat(Attachments.mediaType(new byte[] {0, 1, 2, (byte) 0xff}))
                .isEqualTo("application/octet-stream");
        assertThat(Attachments.name("../../etc/pass\"wd\n.png")).isEqualTo("pass_wd_.png");
        assertThat(Attachments.name("C:\\temp\\..")).doesNotStartWith(".");
    }

    private static Actor almighty() {
        return new Actor(
                new PersonId("pe-all"), "All", EnumSet.allOf(StaffRole.class), Map.of(), null);
    }

    private static Ticket ticket(TicketState state) {
        return new Ticket(
                new TicketNumber(1042),
                new OrganizationId("or-1"),
                new EnvironmentId("shop"),
                "All prices show 0.00",
                Trouble.DATA,
                Severity.DEGRADED,
                NOW,
                ZoneId.of("Europe/Berlin"),
                new Wish(null, Scope.ALL),
                state,
                CUSTOMER,
                NOW,
                null,
                Clocks.from(NOW, Severity.DEGRADED),
                NOW);
    }
}
