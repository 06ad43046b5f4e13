/**
 * What the portal does by itself to keep what a plan promises: scheduled backups, retention, vaults
 * looked after, alarms.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "base",
            "db",
            "account",
            "activity",
            "activity :: ui",
            "engine",
            "engine :: *",
            "environment",
            "plan",
            "backup",
            "webui"
        })
package dev.tidemark.upkeep;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
