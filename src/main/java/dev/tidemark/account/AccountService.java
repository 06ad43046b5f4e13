package dev.tidemark.account;

import dev.tidemark.base.NothingHere;
import dev.tidemark.base.Refused;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Organizations, people and their passwords. */
@Service
public class AccountService {
    public static final int SHORTEST_PASSWORD = 10;
    private static final int LONGEST_PASSWORD_BYTES = 72;
    private static final Duration LINK_LIFETIME = Duration.ofDays(2);

    private final Organizations organizations;
    private final People people;
    private final OneTimeLinks links;
    private final PasswordEncoder passwords;
    private final Clock clock;

    AccountService(
            Organizations organizations,
            People people,
            OneTimeLinks links,
            PasswordEncoder passwords,
            Clock clock) {
        this.organizations = organizations;
        this.people = people;
        this.links = links;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** Whether somebody can already operate the portal. */
    public boolean hasOperator() {
        return people.anyOperator();
    }

    /** A new person without password, who sets one with {@link #oneTimeLink}. */
    @Transactional
    public PersonId add(String email, String name, Set<StaffRole> staff) {
        var id = PersonId.next();
        people.insert(id, email, name, null, staff);
        return id;
    }

    public Optional<PersonId> byEmail(String email) {
        return people.credentials(email).map(People.Credentials::id);
    }

    @Transactional
    public void join(PersonId person, OrganizationId organization, OrganizationRole role) {
        people.join(person, organization, role);
    }

    /** The organization of that name, made if there is none yet. */
    @Transactional
    public OrganizationId organization(String name) {
        return organizations
                .byName(name)
                .map(Organization::id)
                .orElseGet(() -> {
                    var organization = new Organization(OrganizationId.next(), name);
                    organizations.insert(organization);
                    return organization.id();
                });
    }

    /** People by id; those that are gone are left out. */
    public List<Person> people(Collection<PersonId> ids) {
        return people.find(ids);
    }

    /** The hosting team's people with that role. */
    public List<Person> staff(StaffRole role) {
        return people.staff(role);
    }

    /** The owners of an organization. */
    public List<Person> owners(OrganizationId organization) {
        return organizations.members(organization).stream()
                .filter(member -> member.role() == OrganizationRole.OWNER)
                .map(member -> new Person(member.id(), member.name(), member.email()))
                .toList();
    }

    public List<Organization> organizations(Actor actor) {
        return organizations.allForStaff().stream()
                .filter(organization -> actor.isStaff() || actor.roleIn(organization.id()) != null)
                .toList();
    }

    /**
     * Fails with {@link NothingHere} if there is none, or the actor is neither a member nor staff.
     */
    public Organization organization(Actor actor, OrganizationId id) {
        return organizations(actor).stream()
                .filter(organization -> organization.id().equals(id))
                .findFirst()
                .orElseThrow(NothingHere::new);
    }

    /** Seen by members and staff. */
    public List<Member> members(Actor actor, OrganizationId organization) {
        return organizations.members(organization(actor, organization).id());
    }

    /**
     * A token that is good for two days and one use; it is shown once and only its hash is stored.
     * It replaces those that the person was given before.
     */
    @Transactional
    public String oneTimeLink(PersonId person) {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        links.withdraw(person);
        links.insert(token, person, clock.instant().plus(LINK_LIFETIME));
        return token;
    }

    /** Whom a one-time link is for; empty if it was used, has expired or never was. */
    public Optional<String> linkHolder(String token) {
        return links.holder(token, clock.instant());
    }

    /** Sets the first password with a one-time link, which is used up by it. */
    @Transactional
    public void redeem(String token, String password) {
        checkPassword(password);
        var person =
                links.use(token, clock.instant())
                        .orElseThrow(() ->
                                new Refused(
                                        "This link was used already or has expired. Ask your hosting team for a new one."));
        people.setPassword(person, encoded(password));
    }

    @Transactional
    public void setPassword(PersonId person, String password) {
        checkPassword(password);
        people.setPassword(person, encoded(password));
    }

    private String encoded(String password) {
        return java.util.Objects.requireNonNull(passwords.encode(password));
    }

    private static void checkPassword(String password) {
        if (password.length() < SHORTEST_PASSWORD) {
            throw new Refused(
                    "A password has at least %d characters.".formatted(SHORTEST_PASSWORD));
        }
        if (password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length
                > LONGEST_PASSWORD_BYTES) {
            throw new Refused("A password has at most %d bytes.".formatted(LONGEST_PASSWORD_BYTES));
        }
    }
}
