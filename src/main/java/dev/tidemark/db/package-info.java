/** Generated from db/migration in the build; for the repositories of all modules. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package dev.tidemark.db;

import org.springframework.modulith.ApplicationModule;
