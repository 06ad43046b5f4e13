package dev.tidemark.activity;

import dev.tidemark.account.OrganizationId;
import dev.tidemark.base.EnvironmentId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the hosting team did something that is a customer's business; published within the
 * transaction that records it in the audit trail.
 *
 * @param environment null if it is about no single one
 * @param action as in the audit trail, such as {@code restore.undo}
 * @param subject the id of what it was done to
 */
public record StaffActed(
        String staff,
        OrganizationId organization,
        @Nullable EnvironmentId environment,
        String action,
        String subject,
        @Nullable String detail) {}
