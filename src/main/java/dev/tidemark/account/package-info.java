/** Organizations, people, roles and sign-in. */
@NullMarked
@ApplicationModule(allowedDependencies = {"base", "db", "webui"})
package dev.tidemark.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
