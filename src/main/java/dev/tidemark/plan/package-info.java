/** Plans: what an environment's owner is granted, as rules over records and nothing else. */
@NullMarked
@ApplicationModule(allowedDependencies = {"base", "db", "account", "activity", "environment"})
package dev.tidemark.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
