/** The pages of restore. */
@NullMarked
package dev.tidemark.restore.ui;

import org.jspecify.annotations.NullMarked;
