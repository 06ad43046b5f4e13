package dev.tidemark.environment.ui.connect;

import dev.tidemark.environment.ConnectionFile;
import dev.tidemark.environment.ConnectionFile.CodePlan;
import dev.tidemark.environment.ConnectionFile.EnvironmentPlan;
import dev.tidemark.environment.ConnectionFile.HealthPlan;
import dev.tidemark.environment.ConnectionFile.HooksPlan;
import dev.tidemark.environment.ConnectionFile.HostPlan;
import dev.tidemark.environment.ConnectionFile.MountPlan;
import dev.tidemark.environment.ConnectionFile.OrganizationPlan;
import dev.tidemark.environment.ConnectionFile.ProjectPlan;
import dev.tidemark.environment.ConnectionFile.ServicePlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was entered so far; lives with the page and nowhere else. */
final class Draft {
    String organization = "";
    String project = "";
    String zone = "UTC";
    String name = "";
    String type = "production";
    String state = "active";
    HostPlan host = HostPlan.local();
    List<ServicePlan> services = List.of();
    List<MountPlan> mounts = List.of();
    @Nullable CodePlan code;
    HooksPlan hooks = new HooksPlan(List.of(), List.of());
    @Nullable HealthPlan health;
    @Nullable String url;

    EnvironmentPlan environment() {
        return new EnvironmentPlan(
                name, type, state, host, url, health, code, services, mounts, hooks);
    }

    ProjectPlan projectPlan() {
        return new ProjectPlan(project, zone, List.of(environment()));
    }

    ConnectionFile file() {
        return new ConnectionFile(
                List.of(), List.of(new OrganizationPlan(organization, List.of(projectPlan()))));
    }
}
