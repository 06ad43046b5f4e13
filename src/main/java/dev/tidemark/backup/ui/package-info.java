/** The pages of backup. */
@NullMarked
package dev.tidemark.backup.ui;

import org.jspecify.annotations.NullMarked;
