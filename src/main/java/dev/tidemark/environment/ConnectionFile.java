package dev.tidemark.environment;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operator connects, as a YAML file or step by step in the browser; both become this and
 * pass the same checks. Passwords and keys are named by file or given in the browser, never kept in
 * it.
 */
public record ConnectionFile(List<StoragePlan> vaults, List<OrganizationPlan> organizations) {
    public ConnectionFile {
        vaults = orEmpty(vaults);
        organizations = orEmpty(organizations);
    }

    /**
     * Where vaults of a region lie.
     *
     * @param environment variables that the storage needs, such as {@code AWS_ACCESS_KEY_ID}
     */
    public record StoragePlan(String region, String location, Map<String, String> environment) {
        public StoragePlan {
            environment = environment == null ? Map.of() : Map.copyOf(environment);
        }
    }

    public record OrganizationPlan(String name, List<ProjectPlan> projects) {
        public OrganizationPlan {
            projects = orEmpty(projects);
        }
    }

    public record ProjectPlan(
            String name, @Nullable String zone, List<EnvironmentPlan> environments) {
        public ProjectPlan {
            environments = orEmpty(environments);
        }

        /**
         * UTC if none is given; fails with {@link dev.tidemark.base.Refused} for an unknown one.
         */
        ZoneId zoneId() {
            try {
                return ZoneId.of(zone == null ? "UTC" : zone);
            } catch (DateTimeException unknown) {
                throw new dev.tidemark.base.Refused(
                        "%s is not a time zone. Use a name such as Europe/Berlin.".formatted(zone));
            }
        }
    }

    public record EnvironmentPlan(
            String name,
            String type,
            @Nullable String state,
            HostPlan host,
            @Nullable String url,
            @Nullable HealthPlan health,
            @Nullable CodePlan code,
            List<ServicePlan> services,
            List<MountPlan> mounts,
            @Nullable HooksPlan hooks) {
        public EnvironmentPlan {
            services = orEmpty(services);
            mounts = orEmpty(mounts);
        }
    }

    /**
     * @param kind {@code local} or {@code ssh}
     * @param keyFile of the private key; or {@code key} holds it
     * @param hostKey the pinned key of the host, {@code type base64}
     * @param tools folders searched before the host's path, separated by colons
     */
    public record HostPlan(
            String kind,
            @Nullable String address,
            @Nullable Integer port,
            @Nullable String user,
            @Nullable String keyFile,
            @Nullable String key,
            @Nullable String hostKey,
            @Nullable String tools) {
        public static HostPlan local() {
            return new HostPlan("local", null, null, null, null, null, null, null);
        }

        public boolean isLocal() {
            return "local".equals(kind);
        }

        @Override
        public String toString() {
            return isLocal() ? "this machine" : user + "@" + address + ":" + port;
        }
    }

    public record HealthPlan(String url, @Nullable String expect) {}

    public record CodePlan(String path, String repository, String branch) {}

    /**
     * @param socket or else {@code address} and {@code port}
     * @param passwordFile or else {@code password}
     */
    public record ServicePlan(
            String name,
            String kind,
            @Nullable String socket,
            @Nullable String address,
            @Nullable Integer port,
            String user,
            @Nullable String passwordFile,
            @Nullable String password,
            List<String> databases) {
        public ServicePlan {
            databases = orEmpty(databases);
        }

        @Override
        public String toString() {
            return "service " + name;
        }
    }

    public record MountPlan(String name, String path, List<String> excludes) {
        public MountPlan {
            excludes = orEmpty(excludes);
        }
    }

    public record HooksPlan(List<List<String>> beforeBackup, List<List<String>> afterRestore) {
        public HooksPlan {
            beforeBackup = orEmpty(beforeBackup);
            afterRestore = orEmpty(afterRestore);
        }
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
