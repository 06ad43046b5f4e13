/** Who belongs to an organization and what they may do in its environments. */
@NullMarked
package dev.tidemark.environment.ui.access;

import org.jspecify.annotations.NullMarked;
