/** Vaults and backups: taking, listing, protecting, deleting. */
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
            "webui"
        })
package dev.tidemark.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
