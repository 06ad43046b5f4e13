package dev.tidemark.notify;

import dev.tidemark.account.AccountService;
import dev.tidemark.account.StaffRole;
import dev.tidemark.recovery.PortalBackupWrong;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the operators that the portal's own records are not backed up as they should be. */
@Component
class PortalBackupLetters {
    private static final String PAGE = "portal";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

    private final Postman postman;
    private final Notices notices;
    private final Switches switches;
    private final AccountService accounts;
    private final Clock clock;
    private final String address;

    PortalBackupLetters(
            Postman postman,
            Notices notices,
            Switches switches,
            AccountService accounts,
            Clock clock,
            @Value("${tidemark.address:http://localhost:${server.port}}") String address) {
        this.postman = postman;
        this.notices = notices;
        this.switches = switches;
        this.accounts = accounts;
        this.clock = clock;
        this.address = address;
    }

    @EventListener
    void on(PortalBackupWrong wrong) {
        var letter = letter(wrong);
        for (var person : accounts.staff(StaffRole.OPERATOR)) {
            notices.insert(person.id(), letter.subject(), PAGE, clock.instant());
            if (switches.wants(person.id(), Topic.OVERDUE)) {
                postman.post(person.email(), letter);
            }
        }
    }

    private Letter letter(PortalBackupWrong wrong) {
        var newest =
                wrong.goodAt() == null
                        ? "The portal has no good backup of its own records yet."
                        : "The newest good backup of the portal's own records is of %s."
                                .formatted(TIME.format(wrong.goodAt().atOffset(ZoneOffset.UTC)));
        return new Letter(
                "The portal's own records are not backed up",
                List.of(
                        newest
                                + (wrong.failure() == null
                                        ? ""
                                        : " The last try failed: " + wrong.failure()),
                        "Unchanged: the portal runs, and environments are backed up as before.",
                        "Next: see whether %s can be reached and has space. It is tried again by itself; this alarm ends with the next good one."
                                .formatted(wrong.location())),
                "The portal's own records",
                address + "/" + PAGE);
    }
}
