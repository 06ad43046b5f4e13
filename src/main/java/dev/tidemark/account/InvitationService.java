package dev.tidemark.account;

import dev.tidemark.base.NothingHere;
import dev.tidemark.base.Refused;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How people come into organizations, by operators; audited. */
@Service
public class InvitationService {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+");
    private static final int LONGEST_EMAIL = 190;
    private static final int LONGEST_NAME = 80;

    private final AccountService accounts;
    private final People people;
    private final ApplicationEventPublisher events;

    InvitationService(AccountService accounts, People people, ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.people = people;
        this.events = events;
    }

    /**
     * Adds somebody to an organization. Who is known by the address already keeps name and
     * password, and belongs to one organization more.
     */
    @Transactional
    public Invitation invite(
            Actor actor,
            OrganizationId organization,
            String email,
            String name,
            OrganizationRole role) {
        requireOperator(actor);
        accounts.organization(actor, organization);
        checkEmail(email);
        checkName(name);
        var known = people.credentials(email);
        var person =
                known.map(People.Credentials::id)
                        .orElseGet(() -> accounts.add(email, name.strip(), Set.of()));
        if (people.belongs(person, organization)) {
            throw new Refused("%s belongs to this organization already.".formatted(email.strip()));
        }
        accounts.join(person, organization, role);
        events.publishEvent(
                new AccountChanged(
                        actor,
                        organization,
                        "person.invited",
                        person.value(),
                        "%s as %s".formatted(email.strip(), role.name().toLowerCase(Locale.ROOT))));
        boolean signsInAlready = known.map(People.Credentials::passwordHash).isPresent();
        return new Invitation(person, signsInAlready ? null : accounts.oneTimeLink(person));
    }

    /** A new one-time link for a member who lost the first, or the password. */
    @Transactional
    public String newLink(Actor actor, OrganizationId organization, PersonId person) {
        requireOperator(actor);
        if (!people.belongs(person, organization)) {
            throw new NothingHere();
        }
        var token = accounts.oneTimeLink(person);
        events.publishEvent(
                new AccountChanged(
                        actor, organization, "person.link", person.value(), "A new one-time link"));
        return token;
    }

    private static void checkEmail(String email) {
        if (!EMAIL.matcher(email.strip()).matches() || email.length() > LONGEST_EMAIL) {
            throw new Refused("%s is not an e-mail address.".formatted(email.strip()));
        }
    }

    private static void checkName(String name) {
        if (name.isBlank()
                || name.length() > LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new Refused(
                    "A name has 1 to %d characters and no line breaks.".formatted(LONGEST_NAME));
        }
    }

    private static void requireOperator(Actor actor) {
        if (!actor.isOperator()) {
            throw new NothingHere();
        }
    }
}
