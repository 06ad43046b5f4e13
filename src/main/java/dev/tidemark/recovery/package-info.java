/**
 * How the portal survives its own loss: backups of its own records, records made anew from vaults,
 * and what people do without it.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "base",
            "db",
            "account",
            "activity",
            "embedded",
            "engine",
            "engine :: *",
            "environment",
            "plan",
            "backup",
            "webui"
        })
package dev.tidemark.recovery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
