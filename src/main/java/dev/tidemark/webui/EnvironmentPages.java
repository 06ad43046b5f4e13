package dev.tidemark.webui;

import dev.tidemark.base.EnvironmentId;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;

/**
 * What the pages about an environment have in common, for modules that know only its id. Everything
 * is for the person who is signed in, and fails with {@link dev.tidemark.base.NothingHere} if the
 * environment is not visible.
 */
public interface EnvironmentPages {
    /**
     * The head of one of its tabs: where it is, its states, what it runs, tabs, what needs a look.
     */
    PageHeader header(EnvironmentId environment, EnvironmentTab tab);

    /** The way to a page below a tab. */
    Crumb[] way(EnvironmentId environment, EnvironmentTab tab, String here);

    /** Such as {@code Shop · production}. */
    String title(EnvironmentId environment);

    /** Its project's; times of the environment are shown in it. */
    ZoneId zone(EnvironmentId environment);

    /** The zones of those that are visible. */
    Map<EnvironmentId, ZoneId> zones(Collection<EnvironmentId> environments);
}
