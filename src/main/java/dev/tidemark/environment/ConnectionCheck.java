package dev.tidemark.environment;

import dev.tidemark.base.Refused;
import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.Host;
import dev.tidemark.engine.HttpCheck;
import dev.tidemark.engine.mariadb.DatabaseSize;
import dev.tidemark.environment.ConnectionFile.CodePlan;
import dev.tidemark.environment.ConnectionFile.EnvironmentPlan;
import dev.tidemark.environment.ConnectionFile.HealthPlan;
import dev.tidemark.environment.ConnectionFile.HooksPlan;
import dev.tidemark.environment.ConnectionFile.HostPlan;
import dev.tidemark.environment.ConnectionFile.MountPlan;
import dev.tidemark.environment.ConnectionFile.ServicePlan;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tests each part of a connection against the real thing and says precisely what is wrong. Saves
 * nothing.
 */
@Component
class ConnectionCheck {
    private static final Duration HEALTH_TIMEOUT = Duration.ofSeconds(5);

    private final PlannedHosts hosts;
    private final HttpCheck http = new HttpCheck();

    ConnectionCheck(PlannedHosts hosts) {
        this.hosts = hosts;
    }

    /**
     * Everything, with one connection to the host. What follows a host that does not work is not
     * tried.
     */
    List<Finding> environment(EnvironmentPlan plan) {
        var findings = new ArrayList<>(onHost("host", plan.host(), host -> parts(host, plan)));
        if (plan.health() != null && !"inactive".equals(plan.state())) {
            findings.add(health(plan.health()));
        }
        return findings;
    }

    private static List<Finding> parts(Host host, EnvironmentPlan plan) {
        var findings = new ArrayList<>(HostChecks.host(host));
        if (findings.stream().anyMatch(Finding::isError)) {
            return findings;
        }
        for (var service : plan.services()) {
            findings.addAll(
                    guarded(
                            "services." + service.name(),
                            () -> ServiceChecks.service(host, service)));
        }
        for (var mount : plan.mounts()) {
            findings.addAll(
                    guarded(
                            "mounts." + mount.name(),
                            () -> List.of(HostChecks.mount(host, mount, plan.code()))));
        }
        var code = plan.code();
        if (code != null) {
            findings.addAll(guarded("code", () -> CodeChecks.code(host, code)));
        }
        var hooks = plan.hooks();
        if (hooks != null) {
            findings.addAll(
                    guarded("hooks", () -> HostChecks.hooks(host, hooks, code, paths(plan))));
        }
        return findings;
    }

    private static List<String> paths(EnvironmentPlan plan) {
        return plan.mounts().stream().map(MountPlan::path).toList();
    }

    List<Finding> host(HostPlan plan) {
        return onHost("host", plan, HostChecks::host);
    }

    List<DatabaseSize> databases(HostPlan hostPlan, ServicePlan service) {
        try (var host = hosts.open(hostPlan)) {
            return ServiceChecks.databases(host, service);
        }
    }

    List<Finding> service(HostPlan hostPlan, ServicePlan service) {
        return onHost(
                "services." + service.name(),
                hostPlan,
                host -> ServiceChecks.service(host, service));
    }

    List<Finding> mount(HostPlan hostPlan, MountPlan mount, @Nullable CodePlan code) {
        return onHost(
                "mounts." + mount.name(),
                hostPlan,
                host -> List.of(HostChecks.mount(host, mount, code)));
    }

    List<Finding> code(HostPlan hostPlan, CodePlan code) {
        return onHost("code", hostPlan, host -> CodeChecks.code(host, code));
    }

    List<Finding> hooks(HostPlan hostPlan, HooksPlan hooks, @Nullable CodePlan code) {
        return onHost("hooks", hostPlan, host -> HostChecks.hooks(host, hooks, code, List.of()));
    }

    Finding health(HealthPlan health) {
        try {
            var answer = http.check(URI.create(health.url()), health.expect(), HEALTH_TIMEOUT);
            return answer.healthy()
                    ? Finding.good("health", answer.message())
                    : Finding.warning(
                            "health",
                            answer.message(),
                            "It can be saved so if the site is down just now.");
        } catch (IllegalArgumentException notAnAddress) {
            return Finding.error(
                    "health.url", "%s is not an address.".formatted(health.url()), null);
        }
    }

    private List<Finding> onHost(String where, HostPlan plan, Function<Host, List<Finding>> check) {
        return guarded(
                where,
                () -> {
                    try (var host = hosts.open(plan)) {
                        return check.apply(host);
                    }
                });
    }

    private static List<Finding> guarded(String where, Supplier<List<Finding>> check) {
        try {
            return check.get();
        } catch (EngineException problem) {
            return List.of(Finding.error(where, problem.failure().message(), null));
        } catch (Refused | IllegalArgumentException problem) {
            return List.of(Finding.error(where, String.valueOf(problem.getMessage()), null));
        }
    }
}
