/**
 * The record of every operation: state, steps, progress, log; leases; the append-only audit trail.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"base", "db", "account", "webui"})
package dev.tidemark.activity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
