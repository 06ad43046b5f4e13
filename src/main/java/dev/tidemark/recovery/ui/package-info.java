/** Pages about the portal itself, and the sheets to print. */
@NullMarked
package dev.tidemark.recovery.ui;

import org.jspecify.annotations.NullMarked;
