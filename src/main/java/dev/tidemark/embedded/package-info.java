/**
 * The portal's own MariaDB server, run when no external database is configured, and the data source
 * either way.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"engine", "engine :: *"})
package dev.tidemark.embedded;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
