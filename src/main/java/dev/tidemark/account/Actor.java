package dev.tidemark.account;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who does something, with the rights held at that moment; passed to every service.
 *
 * @param id empty for the portal itself
 * @param roles per organization; what narrows them per environment is asked of the environment
 * @param address where the request came from, null for the portal itself
 */
public record Actor(
        @Nullable PersonId id,
        String name,
        Set<StaffRole> staff,
        Map<OrganizationId, OrganizationRole> roles,
        @Nullable String address) {

    /** The portal acting by itself. */
    public static Actor portal() {
        return new Actor(null, "Tidemark", Set.of(), Map.of(), null);
    }

    /** The portal carrying out what whoever configured it wants; as an operator would. */
    public static Actor portalAsOperator() {
        return new Actor(null, "Tidemark", Set.of(StaffRole.OPERATOR), Map.of(), null);
    }

    public boolean isStaff() {
        return !staff.isEmpty();
    }

    public boolean isOperator() {
        return staff.contains(StaffRole.OPERATOR);
    }

    public @Nullable OrganizationRole roleIn(OrganizationId organization) {
        return roles.get(organization);
    }
}
