/** Bringing an environment back to a backup, and undoing it. */
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
package dev.tidemark.restore;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
