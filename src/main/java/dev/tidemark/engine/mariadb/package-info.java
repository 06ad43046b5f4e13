/** MariaDB databases: described, dumped, loaded beside and switched. */
@NullMarked
package dev.tidemark.engine.mariadb;

import org.jspecify.annotations.NullMarked;
