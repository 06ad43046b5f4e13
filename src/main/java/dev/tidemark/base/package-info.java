/** What every module speaks of: short ids and typed refusals. Depends on nothing. */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package dev.tidemark.base;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
