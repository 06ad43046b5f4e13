/** Encrypted repositories, driven through restic on the host that holds the data. */
@NullMarked
package dev.tidemark.engine.restic;

import org.jspecify.annotations.NullMarked;
