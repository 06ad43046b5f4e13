package dev.tidemark.account;

import org.jspecify.annotations.Nullable;

/**
 * A person who now belongs to an organization.
 *
 * @param token of the one-time link, to be shown once; null if the person can sign in already
 */
public record Invitation(PersonId person, @Nullable String token) {}
