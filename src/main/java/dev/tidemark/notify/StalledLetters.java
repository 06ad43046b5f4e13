package dev.tidemark.notify;

import dev.tidemark.account.AccountService;
import dev.tidemark.account.Person;
import dev.tidemark.account.PersonId;
import dev.tidemark.account.StaffRole;
import dev.tidemark.environment.Environment;
import dev.tidemark.environment.EnvironmentTools;
import dev.tidemark.restore.Attention;
import dev.tidemark.restore.Place;
import dev.tidemark.restore.Restore;
import dev.tidemark.restore.RestoreResolved;
import dev.tidemark.restore.RestoreStalled;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells the owners and the operators that an environment lies between two states, with what is
 * where, and that it is over.
 */
@Component
class StalledLetters {
    private final Postman postman;
    private final Notices notices;
    private final Switches switches;
    private final AccountService accounts;
    private final EnvironmentTools tools;
    private final Clock clock;
    private final String address;

    StalledLetters(
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
    void on(RestoreStalled stalled) {
        var environment = tools.environment(stalled.restore().environment());
        var paragraphs = new ArrayList<String>();
        paragraphs.add(what(environment, stalled.attention()));
        stalled.attention().places().forEach(place -> paragraphs.add(words(place)));
        paragraphs.add(
                "Nothing is lost: both states are kept. Until it is resolved, no backup, restore or clean-up changes the"
                        + " environment; reading and downloading still work.");
        paragraphs.add(
                "Next: an operator tries again, goes forward, goes back, or releases the environment. Owners need to do nothing.");
        tell(
                environment,
                stalled.restore(),
                "Needs an operator: " + environment.title(),
                paragraphs);
    }

    @EventListener
    void on(RestoreResolved resolved) {
        var environment = tools.environment(resolved.restore().environment());
        tell(
                environment,
                resolved.restore(),
                "In order again: " + environment.title(),
                List.of(
                        resolved.words(),
                        "Backups and restores of %s are possible again."
                                .formatted(environment.title())));
    }

    private static String what(Environment environment, Attention attention) {
        return "%s lies between two states, because %s failed: %s"
                .formatted(environment.title(), attention.doing(), attention.reason());
    }

    private static String words(Place place) {
        var holds =
                switch (place.holds()) {
                    case RESTORED -> "live is the restored state";
                    case PREVIOUS -> "live is the state before the restore";
                    case MIXED -> "live is some of both states";
                    case UNKNOWN -> "what is live is not known";
                };
        var elsewhere =
                place.elsewhere().isEmpty()
                        ? ""
                        : " Elsewhere: %s.".formatted(String.join("; ", place.elsewhere()));
        return "%s: %s (%s).%s".formatted(place.title(), holds, place.live(), elsewhere);
    }

    private void tell(
            Environment environment, Restore restore, String subject, List<String> paragraphs) {
        var path = "restores/" + restore.id();
        var letter = new Letter(subject, paragraphs, "Open the restore", address + "/" + path);
        for (var person : readers(environment)) {
            notices.insert(person.id(), subject, path, clock.instant());
            if (switches.wants(person.id(), Topic.STALLED)) {
                postman.post(person.email(), letter);
            }
        }
    }

    private Collection<Person> readers(Environment environment) {
        var readers = new LinkedHashMap<PersonId, Person>();
        accounts.owners(environment.organization())
                .forEach(person -> readers.put(person.id(), person));
        accounts.staff(StaffRole.OPERATOR).forEach(person -> readers.put(person.id(), person));
        return readers.values();
    }
}
