/** MariaDB databases: described, dumped, loaded beside and switched. */
@NullMarked
@NamedInterface
package dev.tidemark.engine.mariadb;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
