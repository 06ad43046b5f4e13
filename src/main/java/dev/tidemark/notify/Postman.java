package dev.tidemark.notify;

import dev.tidemark.activity.JobQueue;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.scheduling.JobScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes letters with what they tell of, and has them leave as jobs once a mail server is configured
 * ({@code spring.mail.host}); what it refuses is tried again with growing pauses, for two days.
 * Nothing is sent twice: a mail whose handing over was cut off is left to an operator.
 */
@Component
public class Postman {
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final int BATCH = 50;
    private static final int MOST_TRIES = 12;
    private static final Duration LONGEST_HANDING_OVER = Duration.ofMinutes(15);
    private static final Duration ENOUGH_FOR_ITS_JOB = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    private final JobScheduler jobs;
    private final JobQueue queue;
    private final Mails mails;
    private final ObjectProvider<JavaMailSender> senders;
    private final Clock clock;
    private final String from;

    Postman(
            JobScheduler jobs,
            JobQueue queue,
            Mails mails,
            ObjectProvider<JavaMailSender> senders,
            Clock clock,
            @Value("${tidemark.mail.from:tidemark@localhost}") String from) {
        this.jobs = jobs;
        this.queue = queue;
        this.mails = mails;
        this.senders = senders;
        this.clock = clock;
        this.from = from;
    }

    /** Recorded in the caller's transaction; leaves once that is committed. */
    @Transactional(propagation = Propagation.MANDATORY)
    void post(String recipient, Letter letter) {
        var id = mails.insert(recipient, letter, clock.instant());
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        enqueue(id, "first");
                    }
                });
    }

    /** Has everything leave that is due: after a failure, or after a crash before its job. */
    @Scheduled(fixedDelay = 5000, initialDelay = 10_000)
    void sweep() {
        try {
            var now = clock.instant();
            mails.giveUpUnsure(now.minus(LONGEST_HANDING_OVER));
            mails.due(now.minus(ENOUGH_FOR_ITS_JOB), BATCH)
                    .forEach(id -> enqueue(id, "sweep-" + now.getEpochSecond() / 60));
        } catch (RuntimeException problem) {
            LOG.warn("Mail will be sent later", problem);
        }
    }

    private void enqueue(String id, String nudge) {
        if (senders.getIfAvailable() == null) {
            return;
        }
        var job = UUID.nameUUIDFromBytes((id + "/" + nudge).getBytes(StandardCharsets.UTF_8));
        try {
            jobs.<Postman>enqueue(job, postman -> postman.run(id));
            queue.wake();
        } catch (RuntimeException notNow) {
            LOG.warn("Mail {} could not be queued now, the next sweep tries again", id, notNow);
        }
    }

    /** The record decides whether there is anything to do, and when it is tried again. */
    @Job(name = "Send mail %0", retries = 0)
    public void run(String id) {
        var sender = senders.getIfAvailable();
        if (sender != null) {
            mails.waiting(id, clock.instant()).ifPresent(mail -> send(sender, mail));
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
