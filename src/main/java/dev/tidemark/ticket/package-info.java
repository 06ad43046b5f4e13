/**
 * Restore tickets: what a customer asks for, what the hosting team finds, decides and carries out.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "base",
            "db",
            "account",
            "activity",
            "activity :: ui",
            "environment",
            "plan",
            "backup",
            "restore",
            "restore :: ui",
            "webui"
        })
package dev.tidemark.ticket;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
