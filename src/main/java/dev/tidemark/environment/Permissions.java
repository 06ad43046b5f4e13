package dev.tidemark.environment;

import dev.tidemark.account.Actor;
import dev.tidemark.account.OrganizationId;
import dev.tidemark.account.OrganizationRole;
import dev.tidemark.base.Decision;
import org.jspecify.annotations.Nullable;

/** Who may do what in an environment: the rules of tenancy and roles, over records alone. */
final class Permissions {
    private Permissions() {}

    /** Only members of the organization, unless narrowed to nothing, and staff. */
    static boolean sees(Actor actor, OrganizationId organization, Access access) {
        return actor.isStaff() || role(actor, organization, access) != null;
    }

    /** For somebody who sees the environment. */
    static Decision may(Actor actor, OrganizationId organization, Access access, Right right) {
        var role = role(actor, organization, access);
        return switch (right) {
            case SEE -> Decision.allowed();
            case MANAGE_BACKUPS ->
                    actor.isOperator() || isAtLeast(role, OrganizationRole.ADMIN)
                            ? Decision.allowed()
                            : Decision.no(
                                    "Only admins of this environment take and manage backups. Ask an owner of your"
                                            + " organization for that role.");
            case RESTORE ->
                    role != null && access.mayRestore()
                            ? Decision.allowed()
                            : Decision.no(
                                    "You do not have the restore right here. An owner of the organization can give it"
                                            + " to you.");
            case REQUEST_RESTORE ->
                    isAtLeast(role, OrganizationRole.ADMIN) || (role != null && access.mayRestore())
                            ? Decision.allowed()
                            : Decision.no(
                                    "Only admins of this environment, and those with the restore right, ask for a"
                                            + " restore. Ask an owner of your organization for it.");
            case GRANT ->
                    isAtLeast(role, OrganizationRole.OWNER)
                            ? Decision.allowed()
                            : Decision.no("Only owners of the organization give rights.");
            case DELETE ->
                    actor.isOperator() || isAtLeast(role, OrganizationRole.OWNER)
                            ? Decision.allowed()
                            : Decision.no("Only owners of the organization delete environments.");
            case CONNECT ->
                    actor.isOperator()
                            ? Decision.allowed()
                            : Decision.no("Only operators connect environments.");
        };
    }

    /**
     * The role here: the one given for this environment, else the organization's; null for none.
     */
    private static @Nullable OrganizationRole role(
            Actor actor, OrganizationId organization, Access access) {
        var general = actor.roleIn(organization);
        if (general == null || general == OrganizationRole.OWNER || access.role() == null) {
            return general;
        }
        return switch (access.role()) {
            case NONE -> null;
            case VIEWER -> OrganizationRole.VIEWER;
            case ADMIN -> OrganizationRole.ADMIN;
        };
    }

    private static boolean isAtLeast(@Nullable OrganizationRole role, OrganizationRole least) {
        return role != null && role.compareTo(least) >= 0;
    }
}
