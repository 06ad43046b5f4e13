package dev.tidemark.account;

import org.jspecify.annotations.Nullable;

/**
 * Something about people or memberships was changed; published within its transaction, for the
 * audit trail.
 *
 * @param action such as {@code person.invited}
 */
public record AccountChanged(
        Actor actor,
        @Nullable OrganizationId organization,
        String action,
        String subject,
        String detail) {}
