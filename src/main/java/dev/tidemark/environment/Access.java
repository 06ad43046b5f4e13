package dev.tidemark.environment;

import org.jspecify.annotations.Nullable;

/**
 * What a person was given in one environment beside the role in the organization.
 *
 * @param role null: as in the organization
 * @param mayRestore the restore grant, which by default nobody has (D1.9)
 */
public record Access(@Nullable AccessRole role, boolean mayRestore) {
    public static final Access DEFAULT = new Access(null, false);
}
