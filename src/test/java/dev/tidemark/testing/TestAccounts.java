package dev.tidemark.testing;

import dev.tidemark.account.AccountService;
import dev.tidemark.account.Actor;
import dev.tidemark.account.OrganizationId;
import dev.tidemark.account.OrganizationRole;
import dev.tidemark.account.StaffRole;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** People of all roles, really on record, as the actors that services are called with. */
public class TestAccounts {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final AccountService accounts;

    TestAccounts(AccountService accounts) {
        this.accounts = accounts;
    }

    /** A name that no other test uses. */
    public static String unique(String name) {
        return name + " " + NUMBER.incrementAndGet();
    }

    public OrganizationId organization() {
        return organization(unique("Organization"));
    }

    public OrganizationId organization(String name) {
        return accounts.organization(name);
    }

    public Actor member(OrganizationId organization, OrganizationRole role) {
        var name = unique("Member");
        var id = accounts.add(email(name), name, Set.of());
        accounts.join(id, organization, role);
        return new Actor(id, name, Set.of(), Map.of(organization, role), "127.0.0.1");
    }

    /** An owner of another organization. */
    public Actor stranger() {
        return member(organization(), OrganizationRole.OWNER);
    }

    public Actor operator() {
        return staff(StaffRole.OPERATOR);
    }

    public Actor staff(StaffRole... roles) {
        var name = unique("Staff");
        var id = accounts.add(email(name), name, Set.of(roles));
        return new Actor(id, name, Set.of(roles), Map.of(), "127.0.0.1");
    }

    /**
     * Lets somebody sign in with a password, by the address that {@link #email} gives for the
     * actor's name.
     */
    public void setPassword(Actor actor, String password) {
        accounts.setPassword(java.util.Objects.requireNonNull(actor.id()), password);
    }

    public static String email(String name) {
        return name.replace(' ', '-') + "@tests.example";
    }
}
