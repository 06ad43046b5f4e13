package dev.tidemark.environment;

import dev.tidemark.environment.ConnectionFile.EnvironmentPlan;
import dev.tidemark.environment.ConnectionFile.HostPlan;
import dev.tidemark.environment.ConnectionFile.MountPlan;
import java.util.List;

/** Plans that tests begin with. */
final class ConnectionPlans {
    private ConnectionPlans() {}

    static EnvironmentPlan mountOnly(String name, String path) {
        return new EnvironmentPlan(
                name,
                "production",
                null,
                HostPlan.local(),
                null,
                null,
                null,
                List.of(),
                List.of(new MountPlan("uploads", path, List.of())),
                null);
    }
}
