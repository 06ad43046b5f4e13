package dev.tidemark.environment;

import static dev.tidemark.environment.ConnectionNames.LONGEST;
import static dev.tidemark.environment.ConnectionNames.LONGEST_OF_PART;

import dev.tidemark.base.Refused;
import dev.tidemark.environment.ConnectionFile.CodePlan;
import dev.tidemark.environment.ConnectionFile.EnvironmentPlan;
import dev.tidemark.environment.ConnectionFile.HooksPlan;
import dev.tidemark.environment.ConnectionFile.MountPlan;
import dev.tidemark.environment.ConnectionFile.ProjectPlan;
import dev.tidemark.environment.ConnectionFile.ServicePlan;
import dev.tidemark.environment.ConnectionFile.StoragePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a plan must be like before anything is asked: names, what may not be missing, what may not
 * meet.
 */
final class ConnectionRules {
    private static final int LONGEST_TEXT = 1000;
    private static final int LONGEST_ACCOUNT = 64;
    private static final int LONGEST_SHORT_TEXT = 190;

    private ConnectionRules() {}

    static List<Finding> check(
            @Nullable String organization, ProjectPlan project, EnvironmentPlan environment) {
        return Stream.of(
                        whose(organization, project, environment),
                        host(environment),
                        services(environment.services()),
                        mounts(environment.mounts()),
                        code(environment.code()),
                        hooks(environment.hooks()),
                        addresses(environment),
                        something(environment))
                .flatMap(findings -> findings)
                .toList();
    }

    static Stream<Finding> vault(StoragePlan vault) {
        return Stream.concat(
                required("vaults.region", vault.region(), 32),
                required("vaults.location", vault.location(), LONGEST_TEXT));
    }

    static Stream<Finding> whose(
            @Nullable String organization, ProjectPlan project, EnvironmentPlan environment) {
        var findings = new ArrayList<Finding>();
        ConnectionNames.name("organization.name", organization, LONGEST).forEach(findings::add);
        ConnectionNames.name("project.name", project.name(), LONGEST).forEach(findings::add);
        ConnectionNames.name("environment.name", environment.name(), LONGEST)
                .forEach(findings::add);
        try {
            project.zoneId();
        } catch (Refused unknown) {
            findings.add(Finding.error("project.zone", unknown.reason(), null));
        }
        ConnectionNames.word(
                        "environment.type",
                        environment.type(),
                        List.of("production", "staging", "development"))
                .forEach(findings::add);
        ConnectionNames.word(
                        "environment.state",
                        Objects.requireNonNullElse(environment.state(), "active"),
                        List.of("active", "inactive"))
                .forEach(findings::add);
        return findings.stream();
    }

    private static Stream<Finding> host(EnvironmentPlan environment) {
        var host = environment.host();
        if (host == null) {
            return Stream.of(Finding.error("environment.host", "A host is missing.", null));
        }
        return Stream.of(
                        optional("host.address", host.address(), 120),
                        optional("host.user", host.user(), LONGEST_ACCOUNT),
                        optional("host.tools", host.tools(), LONGEST_TEXT))
                .flatMap(findings -> findings);
    }

    static Stream<Finding> services(List<ServicePlan> services) {
        var databases =
                services.stream()
                        .flatMap(service ->
                                service.databases().stream()
                                        .map(name ->
                                                Objects.requireNonNullElse(
                                                                service.socket(),
                                                                service.address()
                                                                        + ":"
                                                                        + service.port())
                                                        + " "
                                                        + name));
        return Stream.of(
                        services.stream().flatMap(ConnectionRules::service),
                        ConnectionNames.distinct(
                                "services.name", named(services.stream().map(ServicePlan::name))),
                        ConnectionNames.distinct("services.databases", databases.toList()))
                .flatMap(findings -> findings);
    }

    private static Stream<Finding> service(ServicePlan service) {
        var where = "services." + service.name();
        return Stream.of(
                        ConnectionNames.name("services.name", service.name(), LONGEST_OF_PART),
                        "mariadb".equals(service.kind())
                                ? Stream.<Finding>empty()
                                : Stream.of(
                                        Finding.error(
                                                where + ".kind",
                                                "%s is not supported yet; mariadb is."
                                                        .formatted(service.kind()),
                                                null)),
                        required(where + ".user", service.user(), LONGEST_ACCOUNT),
                        optional(where + ".socket", service.socket(), LONGEST_TEXT),
                        optional(where + ".address", service.address(), LONGEST_SHORT_TEXT),
                        service.databases().stream()
                                .flatMap(name ->
                                        required(where + ".databases", name, LONGEST_ACCOUNT)))
                .flatMap(findings -> findings);
    }

    static Stream<Finding> mounts(List<MountPlan> mounts) {
        return Stream.of(
                        mounts.stream().flatMap(ConnectionRules::mount),
                        ConnectionNames.distinct(
                                "mounts.name", named(mounts.stream().map(MountPlan::name))),
                        mounts.stream().flatMap(mount -> apart(mount, mounts)))
                .flatMap(findings -> findings);
    }

    private static Stream<Finding> mount(MountPlan mount) {
        return Stream.of(
                        ConnectionNames.name("mounts.name", mount.name(), LONGEST_OF_PART),
                        required("mounts." + mount.name(), mount.path(), LONGEST_TEXT),
                        mount.excludes().stream()
                                .flatMap(exclude ->
                                        required("mounts." + mount.name(), exclude, LONGEST_TEXT)))
                .flatMap(findings -> findings);
    }

    /** A restore exchanges each directory as a whole, so none may lie in another. */
    private static Stream<Finding> apart(MountPlan mount, List<MountPlan> all) {
        return all.stream()
                .filter(other -> other != mount && mount.path() != null && other.path() != null)
                .filter(other -> HostChecks.within(mount.path(), other.path()))
                .map(other ->
                        Finding.error(
                                "mounts." + mount.name(),
                                "%s lies within %s, which a restore exchanges as a whole."
                                        .formatted(mount.path(), other.path()),
                                "Protect the outer one alone."));
    }

    static Stream<Finding> code(@Nullable CodePlan code) {
        return code == null
                ? Stream.empty()
                : Stream.of(
                                required("code.path", code.path(), LONGEST_TEXT),
                                required("code.repository", code.repository(), LONGEST_TEXT),
                                required("code.branch", code.branch(), LONGEST_SHORT_TEXT))
                        .flatMap(findings -> findings);
    }

    private static Stream<Finding> hooks(@Nullable HooksPlan hooks) {
        return hooks == null
                ? Stream.empty()
                : Stream.concat(hooks.beforeBackup().stream(), hooks.afterRestore().stream())
                        .filter(command -> command.isEmpty() || command.getFirst().isBlank())
                        .map(command ->
                                Finding.error("hooks", "A command without a program.", null));
    }

    private static Stream<Finding> addresses(EnvironmentPlan environment) {
        var health = environment.health();
        return Stream.of(
                        optional("environment.url", environment.url(), LONGEST_TEXT),
                        health == null
                                ? Stream.<Finding>empty()
                                : required("health.url", health.url(), LONGEST_TEXT),
                        health == null
                                ? Stream.<Finding>empty()
                                : optional("health.expect", health.expect(), LONGEST_SHORT_TEXT))
                .flatMap(findings -> findings);
    }

    private static Stream<Finding> something(EnvironmentPlan environment) {
        return environment.services().isEmpty()
                        && environment.mounts().isEmpty()
                        && environment.code() == null
                ? Stream.of(
                        Finding.error(
                                "environment",
                                "There is nothing to protect: no service, no mount and no code.",
                                null))
                : Stream.empty();
    }

    private static Stream<Finding> required(String where, @Nullable String text, int longest) {
        return text == null || text.isBlank()
                ? Stream.of(Finding.error(where, "The %s is missing.".formatted(last(where)), null))
                : optional(where, text, longest);
    }

    private static Stream<Finding> optional(String where, @Nullable String text, int longest) {
        if (text == null) {
            return Stream.empty();
        }
        if (text.length() > longest) {
            return Stream.of(
                    Finding.error(where, "It has at most %d characters.".formatted(longest), null));
        }
        return text.indexOf('\0') >= 0 || text.indexOf('\n') >= 0
                ? Stream.of(
                        Finding.error(where, "It holds no line breaks or zero characters.", null))
                : Stream.empty();
    }

    private static String last(String where) {
        return where.substring(where.lastIndexOf('.') + 1);
    }

    private static List<String> named(Stream<@Nullable String> names) {
        return names.filter(Objects::nonNull).map(Objects::requireNonNull).toList();
    }
}
