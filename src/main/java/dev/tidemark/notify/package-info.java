/**
 * Tells people: hears the other modules' events, fills the bell, and writes e-mail, which leaves by
 * itself.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "base",
            "db",
            "account",
            "activity",
            "environment",
            "restore",
            "upkeep",
            "recovery",
            "ticket",
            "webui"
        })
package dev.tidemark.notify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
