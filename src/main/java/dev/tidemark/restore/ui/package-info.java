/** The pages of restore, and what other pages show of a loss. */
@NullMarked
@NamedInterface("ui")
package dev.tidemark.restore.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
