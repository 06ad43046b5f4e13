package dev.tidemark.notify;

import static dev.tidemark.db.Tables.MAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.tidemark.account.Actor;
import dev.tidemark.account.OrganizationRole;
import dev.tidemark.account.StaffRole;
import dev.tidemark.base.NothingHere;
import dev.tidemark.base.ShortId;
import dev.tidemark.testing.PortalTest;
import dev.tidemark.testing.TestAccounts;
import dev.tidemark.testing.TestEnvironments;
import dev.tidemark.upkeep.EnvironmentOverdue;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Letters leave once, whatever the mail server or the portal does meanwhile. */
@PortalTest
class MailTest {
    private static final int PORT = freePort();
    private static final GreenMail SERVER = new GreenMail(new ServerSetup(PORT, null, "smtp"));

    @Autowired Postman postman;
    @Autowired NotifyService notifications;
    @Autowired TestAccounts accounts;
    @Autowired TestEnvironments environments;
    @Autowired ApplicationEventPublisher events;
    @Autowired PlatformTransactionManager transactions;
    @Autowired DSLContext db;

    private String reader;

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry properties) {
        SERVER.start();
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> PORT);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void newReader() {
        reader = TestAccounts.email(TestAccounts.unique("reader"));
    }

    @Test
    void leavesAtOnceAsTextAndHtmlWithItsLink() throws MessagingException, IOException {
        post("A question & an answer");
        await(() -> received().size() == 1);
        var mail = received().getFirst();
        assertThat(mail.getSubject()).isEqualTo("A question & an answer");
        var alternatives = alternatives(mail);
        assertThat(alternatives.getCount()).isEqualTo(2);
        assertThat(alternatives.getBodyPart(0).getContent().toString())
                .contains("See what <b> says.", "https://portal.example/tickets/7");
        assertThat(alternatives.getBodyPart(1).getContent().toString())
                .contains("See what &lt;b&gt; says.", "href=\"https://portal.example/tickets/7\"");
    }

    private static MimeMultipart alternatives(MimeMessage mail)
            throws MessagingException, IOException {
        var content = mail.getContent();
        while (content instanceof MimeMultipart parts && parts.getCount() == 1) {
            content = parts.getBodyPart(0).getContent();
        }
        return (MimeMultipart) content;
    }

    @Test
    void whatIsTakenBackTellsNobody() {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> {
                    postman.post(reader, letter("Never happened"));
                    status.setRollbackOnly();
                });
        post("Happened");
        await(() -> received().size() == 1);
        assertThat(recorded(reader)).hasSize(1);
    }

    @Test
    void aMailServerThatIsDownLosesNothingAndOperatorsSeeWhy() {
        var operator = accounts.staff(StaffRole.OPERATOR);
        SERVER.stop();
        try {
            post("While it was down");
            await(() -> unsent(operator).stream().anyMatch(mail -> mail.failure() != null));
        } finally {
            SERVER.start();
        }
        var waiting = unsent(operator).getFirst();
        assertThat(waiting.failure()).containsIgnoringCase("connect");
        assertThat(waiting.nextTryAt()).isAfter(Instant.now());
        assertThat(waiting.tries()).isEqualTo(1);

        notifications.sendAgain(operator, waiting.id());
        await(() -> unsent(operator).isEmpty());
        assertThat(received()).hasSize(1);
    }

    @Test
    void manyAtOnceSendOne() {
        post("Only one");
        var id = recorded(reader).getFirst();
        var nodes =
                Stream.generate(() -> CompletableFuture.runAsync(() -> postman.run(id)))
                        .limit(8)
                        .toList();
        nodes.forEach(CompletableFuture::join);
        await(() -> received().size() == 1);
        postman.run(id);
        postman.sweep();
        assertThat(received()).hasSize(1);
    }

    @Test
    void oneWhoseHandingOverWasCutOffIsLeftToAnOperator() {
        var operator = accounts.staff(StaffRole.OPERATOR);
        var before = Instant.now().minus(Duration.ofHours(1));
        db.insertInto(MAIL)
                .set(MAIL.ID, ShortId.next("ml"))
                .set(MAIL.RECIPIENT, reader)
                .set(MAIL.SUBJECT, "Perhaps sent")
                .set(MAIL.BODY_TEXT, "text")
                .set(MAIL.BODY_HTML, "html")
                .set(MAIL.CREATED_AT, before)
                .set(MAIL.TRIES, 1)
                .set(MAIL.NEXT_TRY_AT, before)
                .set(MAIL.HANDING_OVER_SINCE, before)
                .execute();
        postman.sweep();
        assertThat(unsent(operator))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.nextTryAt()).isNull();
                    assertThat(mail.failure()).contains("may have arrived");
                });
        assertThat(received()).isEmpty();
    }

    @Test
    void whoSwitchedATopicOffIsToldByTheBellAlone() {
        var site = environments.small();
        var owner = accounts.member(site.organization(), OrganizationRole.OWNER);
        var quiet = accounts.member(site.organization(), OrganizationRole.OWNER);
        notifications.wants(quiet, Topic.OVERDUE, false);
        new TransactionTemplate(transactions)
                .executeWithoutResult(status ->
                        events.publishEvent(
                                new EnvironmentOverdue(site.id(), null, Instant.now())));
        await(() -> receivedBy(TestAccounts.email(owner.name())).size() == 1);
        assertThat(notifications.unread(quiet)).isEqualTo(1);
        assertThat(notifications.unread(owner)).isEqualTo(1);
        assertThat(recorded(TestAccounts.email(quiet.name()))).isEmpty();

        notifications.read(quiet);
        assertThat(notifications.unread(quiet)).isZero();
        assertThat(notifications.unread(owner)).isEqualTo(1);
    }

    @Test
    void whatDidNotLeaveIsForOperatorsAlone() {
        for (var person :
                List.of(accounts.staff(StaffRole.SUPPORT), accounts.staff(StaffRole.APPROVER))) {
            assertThatThrownBy(() -> notifications.unsent(person)).isInstanceOf(NothingHere.class);
            assertThatThrownBy(() -> notifications.sendAgain(person, "ml-1"))
                    .isInstanceOf(NothingHere.class);
        }
    }

    private void post(String subject) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> postman.post(reader, letter(subject)));
    }

    private List<String> recorded(String recipient) {
        return db.selectFrom(MAIL).where(MAIL.RECIPIENT.eq(recipient)).fetch(MAIL.ID);
    }

    private static Letter letter(String subject) {
        return new Letter(
                subject,
                List.of("See what <b> says."),
                "Open ticket T-7",
                "https://portal.example/tickets/7");
    }

    private List<UnsentMail> unsent(Actor operator) {
        return notifications.unsent(operator).stream()
                .filter(mail -> mail.recipient().equals(reader))
                .toList();
    }

    private List<MimeMessage> received() {
        return receivedBy(reader);
    }

    private static List<MimeMessage> receivedBy(String address) {
        return Stream.of(SERVER.getReceivedMessages()).filter(mail -> isTo(mail, address)).toList();
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return mail.getAllRecipients()[0].toString().equalsIgnoreCase(address);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(BooleanSupplier condition) {
        var deadline = Instant.now().plusSeconds(20);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
