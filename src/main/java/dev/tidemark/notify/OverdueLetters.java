package dev.tidemark.notify;

import dev.tidemark.account.AccountService;
import dev.tidemark.account.Person;
import dev.tidemark.account.PersonId;
import dev.tidemark.account.StaffRole;
import dev.tidemark.environment.Environment;
import dev.tidemark.environment.EnvironmentTools;
import dev.tidemark.upkeep.EnvironmentOverdue;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the owners and the operators that an environment has had no good backup for too long. */
@Component
class OverdueLetters {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm z", Locale.ENGLISH);

    private final Postman postman;
    private final Notices notices;
    private final Switches switches;
    private final AccountService accounts;
    private final EnvironmentTools tools;
    private final Clock clock;
    private final String address;

    OverdueLetters(
            Postman postman,
            Notices notices,
            Switches switches,
            AccountService accounts,
            EnvironmentTools tools,
            Clock clock,
            @Value("${tidemark.address:http://localhost:${server.port}}") String address) {
        this.postman = postman;
        this.notices = notices;
        this.switches = switches;
        this.accounts = accounts;
        this.tools = tools;
        this.clock = clock;
        this.address = address;
    }

    @EventListener
    void on(EnvironmentOverdue overdue) {
        var environment = tools.environment(overdue.environment());
        var letter = letter(environment, overdue.lastGoodAt());
        var readers = new LinkedHashMap<PersonId, Person>();
        accounts.owners(environment.organization())
                .forEach(person -> readers.put(person.id(), person));
        accounts.staff(StaffRole.OPERATOR).forEach(person -> readers.put(person.id(), person));
        for (var person : readers.values()) {
            notices.insert(
                    person.id(),
                    letter.subject(),
                    "environments/" + environment.id() + "/backups",
                    clock.instant());
            if (switches.wants(person.id(), Topic.OVERDUE)) {
                postman.post(person.email(), letter);
            }
        }
    }

    private Letter letter(Environment environment, @Nullable Instant lastGood) {
        var since =
                lastGood == null
                        ? "There is no good backup of %s yet, and there should be one by now."
                                .formatted(environment.title())
                        : "The newest good backup of %s is of %s. That is longer ago than its plan allows."
                                .formatted(environment.title(), time(lastGood, environment.zone()));
        return new Letter(
                "Backup overdue: " + environment.title(),
                List.of(
                        since,
                        "Unchanged: the environment runs as before, and every backup on the list can be restored.",
                        "Next: see why the last run failed, or take a backup now. This alarm ends by itself with the"
                                + " next good backup."),
                "Backups of " + environment.title(),
                address + "/environments/" + environment.id() + "/backups");
    }

    private static String time(Instant instant, ZoneId zone) {
        return TIME.format(instant.atZone(zone));
    }
}
