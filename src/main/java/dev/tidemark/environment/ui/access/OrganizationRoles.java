package dev.tidemark.environment.ui.access;

import dev.tidemark.account.OrganizationRole;

/** Roles in words. */
final class OrganizationRoles {
    private OrganizationRoles() {}

    static String word(OrganizationRole role) {
        return switch (role) {
            case VIEWER -> "Viewer";
            case ADMIN -> "Admin";
            case OWNER -> "Owner";
        };
    }

    static String meaning(OrganizationRole role) {
        return switch (role) {
            case VIEWER -> "Sees environments, backups and activities";
            case ADMIN -> "Also takes, protects and deletes backups";
            case OWNER -> "Also gives people rights";
        };
    }
}
