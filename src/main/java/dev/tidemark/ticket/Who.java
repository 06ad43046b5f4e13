package dev.tidemark.ticket;

import dev.tidemark.account.Actor;
import dev.tidemark.account.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody as named on a ticket, whatever becomes of the account.
 *
 * @param id null for the portal
 */
public record Who(@Nullable PersonId id, String name) {
    public static final Who PORTAL = new Who(null, "Tidemark");

    static Who of(Actor actor) {
        return new Who(actor.id(), actor.name());
    }

    /** Whether this is the same person; the portal is nobody. */
    public boolean is(Actor actor) {
        return id != null && id.equals(actor.id());
    }
}
