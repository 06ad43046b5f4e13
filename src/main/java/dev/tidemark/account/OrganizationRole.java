package dev.tidemark.account;

/**
 * What a member may do in the organization, unless narrowed for an environment; each includes the
 * ones before it.
 */
public enum OrganizationRole {
    /** Sees environments, backups and activities. */
    VIEWER,
    /** Takes, deletes and protects backups. */
    ADMIN,
    /** Also gives people access, the restore grant included. */
    OWNER
}
