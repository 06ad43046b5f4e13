package dev.tidemark.notify;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what waits, once a mail server is configured ({@code spring.mail.host}); what it refuses is
 * tried again with growing pauses, for two days. Nothing is sent twice: a mail whose handing over
 * was cut off is left to an operator.
 */
@Component
class Postman {
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final int BATCH = 50;
    private static final int MOST_TRIES = 12;
    private static final Duration LONGEST_HANDING_OVER = Duration.ofMinutes(15);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    private final Mails mails;
    private final ObjectProvider<JavaMailSender> senders;
    private final Clock clock;
    private final String from;

    Postman(
            Mails mails,
            ObjectProvider<JavaMailSender> senders,
            Clock clock,
            @Value("${tidemark.mail.from:tidemark@localhost}") String from) {
        this.mails = mails;
        this.senders = senders;
        this.clock = clock;
        this.from = from;
    }

    @Scheduled(fixedDelay = 5000, initialDelay = 10_000)
    void sendDue() {
        var sender = senders.getIfAvailable();
        if (sender == null) {
            return;
        }
        try {
            mails.giveUpUnsure(clock.instant().minus(LONGEST_HANDING_OVER));
            mails.due(clock.instant(), BATCH).forEach(mail -> send(sender, mail));
        } catch (RuntimeException problem) {
            LOG.warn("Mail will be sent later", problem);
        }
    }

    private void send(JavaMailSender sender, Mails.Waiting mail) {
        var next = clock.instant().plus(pause(mail.tries()));
        if (!mails.claim(mail, clock.instant(), next)) {
            return;
        }
        try {
            var message = sender.createMimeMessage();
            var parts = new MimeMessageHelper(message, true, "UTF-8");
            parts.setFrom(from);
            parts.setTo(mail.recipient());
            parts.setSubject(mail.subject());
            parts.setText(mail.text(), mail.html());
            message.setHeader("Message-ID", "<" + mail.id() + "@tidemark>");
            sender.send(message);
            mails.sent(mail.id(), clock.instant());
        } catch (MailException | MessagingException refused) {
            var last = mail.tries() + 1 >= MOST_TRIES;
            LOG.warn("Mail {} was not sent: {}", mail.id(), refused.getMessage());
            mails.failed(mail.id(), String.valueOf(refused.getMessage()), last ? null : next);
        }
    }

    private static Duration pause(int tries) {
        var pause = Duration.ofMinutes(1).multipliedBy(1L << Math.min(tries, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
