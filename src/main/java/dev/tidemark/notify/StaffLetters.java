package dev.tidemark.notify;

import dev.tidemark.account.AccountService;
import dev.tidemark.activity.StaffActed;
import dev.tidemark.environment.EnvironmentTools;
import dev.tidemark.webui.EnvironmentTab;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the owners whatever the hosting team does in their environments, in the transaction in
 * which it is recorded. What is said in tickets has letters of its own.
 */
@Component
class StaffLetters {
    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry("backup.requested", "takes a backup of %s"),
                    Map.entry("backup.deleted", "deleted a backup of %s"),
                    Map.entry("backup.protected", "protected a backup of %s"),
                    Map.entry("backup.unprotected", "no longer protects a backup of %s"),
                    Map.entry("restore.requested", "restores %s"),
                    Map.entry("restore.undo", "undoes the restore of %s"),
                    Map.entry(
                            "restore.copy-removed",
                            "removes the state that a restore has kept beside %s"),
                    Map.entry("hand-over.begun", "lays a backup of %s ready for you to fetch"),
                    Map.entry("environment.connected", "connected %s"),
                    Map.entry("environment.standing", "changed what plans know of %s"),
                    Map.entry("environment.deletion-requested", "asked for the deletion of %s"),
                    Map.entry("environment.deletion-taken-back", "took back the deletion of %s"));

    private final Postman postman;
    private final Notices notices;
    private final Switches switches;
    private final AccountService accounts;
    private final EnvironmentTools tools;
    private final Clock clock;
    private final String address;

    StaffLetters(
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
    @Transactional
    public void on(StaffActed acted) {
        var words = WORDS.get(acted.action());
        if (words == null || acted.environment() == null) {
            return;
        }
        var title = tools.environment(acted.environment()).title();
        var sentence = "%s of the hosting team %s".formatted(acted.staff(), words.formatted(title));
        var path = EnvironmentTab.ACTIVITY.path(acted.environment());
        var letter =
                new Letter(
                        sentence,
                        List.of(
                                sentence + ".",
                                "You need to do nothing. If you did not expect it, ask support."),
                        title,
                        address + "/" + path);
        for (var owner : accounts.owners(acted.organization())) {
            notices.insert(owner.id(), sentence, path, clock.instant());
            if (switches.wants(owner.id(), Topic.STAFF)) {
                postman.post(owner.email(), letter);
            }
        }
    }
}
