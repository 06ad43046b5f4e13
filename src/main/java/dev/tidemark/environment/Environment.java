package dev.tidemark.environment;

import dev.tidemark.account.OrganizationId;
import dev.tidemark.base.EnvironmentId;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One running copy of an application, with everything that is protected of it.
 *
 * @param name within the project, such as {@code production}
 * @param zone the project's
 * @param url where people open it
 * @param code null if it has no deployed code of its own
 * @param restoredRevision the drift guard: code that a restore brought back, until the branch head
 *     is it (S3.9)
 * @param deleteAt when its deletion becomes final (S1.17), null if nobody wants it deleted
 */
public record Environment(
        EnvironmentId id,
        ProjectId project,
        String projectName,
        OrganizationId organization,
        String organizationName,
        String name,
        EnvironmentType type,
        EnvironmentState state,
        ZoneId zone,
        HostId host,
        String hostName,
        @Nullable String url,
        @Nullable HealthCheck health,
        @Nullable Code code,
        List<Service> services,
        List<Mount> mounts,
        Hooks hooks,
        @Nullable String restoredRevision,
        @Nullable Instant deleteAt) {

    /** As people call it: {@code Shop · production}. */
    public String title() {
        return projectName + " · " + name;
    }

    public boolean isActive() {
        return state == EnvironmentState.ACTIVE;
    }

    /** The mounts that lie within the code. */
    public List<MountWithin> mountsWithinCode() {
        if (code == null) {
            return List.of();
        }
        var root = Path.of(code.path()).normalize();
        return mounts.stream()
                .filter(mount -> Path.of(mount.path()).normalize().startsWith(root))
                .map(mount ->
                        new MountWithin(
                                mount,
                                root.relativize(Path.of(mount.path()).normalize()).toString()))
                .toList();
    }
}
