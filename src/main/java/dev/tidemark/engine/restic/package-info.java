/** Encrypted repositories, driven through restic on the host that holds the data. */
@NullMarked
@NamedInterface
package dev.tidemark.engine.restic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
