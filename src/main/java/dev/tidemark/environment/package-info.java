/**
 * Projects, environments, hosts, services, mounts, code: what is connected, and who may do what
 * there.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "base",
            "db",
            "account",
            "activity",
            "engine",
            "engine :: *",
            "webui"
        })
package dev.tidemark.environment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
