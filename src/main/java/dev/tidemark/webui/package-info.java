/** Shell, shared components, error pages and theme; knows no feature. */
@NullMarked
@ApplicationModule(allowedDependencies = {"base"})
package dev.tidemark.webui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
