package dev.tidemark.notify;

import dev.tidemark.account.Actor;
import dev.tidemark.account.PersonId;
import dev.tidemark.base.NothingHere;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The bell, the switches, and the mail that did not leave. */
@Service
public class NotifyService {
    private static final int SHOWN = 30;
    private static final Duration KEPT = Duration.ofDays(90);

    private final Notices notices;
    private final Switches switches;
    private final Mails mails;
    private final Clock clock;

    NotifyService(Notices notices, Switches switches, Mails mails, Clock clock) {
        this.notices = notices;
        this.switches = switches;
        this.mails = mails;
        this.clock = clock;
    }

    /** Newest first. */
    public List<Notice> notices(Actor actor) {
        return notices.of(person(actor), SHOWN);
    }

    public int unread(Actor actor) {
        return notices.unread(person(actor));
    }

    @Transactional
    public void read(Actor actor) {
        notices.read(person(actor), clock.instant());
    }

    /** Of what somebody wants no mail. */
    public Set<Topic> off(Actor actor) {
        return switches.off(person(actor));
    }

    @Transactional
    public void wants(Actor actor, Topic topic, boolean wanted) {
        switches.set(person(actor), topic, wanted);
    }

    private static PersonId person(Actor actor) {
        return Objects.requireNonNull(actor.id());
    }

    /** Mail that waits, was given up or may have arrived; for operators. */
    public List<UnsentMail> unsent(Actor actor) {
        requireOperator(actor);
        return mails.unsent(SHOWN * 10);
    }

    /** Tries it once more, on an operator's word; it may arrive twice if the last try did. */
    @Transactional
    public void sendAgain(Actor actor, String id) {
        requireOperator(actor);
        if (!mails.again(id, clock.instant())) {
            throw new NothingHere();
        }
    }

    private static void requireOperator(Actor actor) {
        if (!actor.isOperator()) {
            throw new NothingHere();
        }
    }

    @Scheduled(fixedDelay = 6 * 3600 * 1000L, initialDelay = 600_000)
    void forget() {
        notices.forget(clock.instant().minus(KEPT));
    }
}
