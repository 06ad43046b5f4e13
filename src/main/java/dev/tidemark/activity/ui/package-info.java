/** The pages of activity. */
@NullMarked
package dev.tidemark.activity.ui;

import org.jspecify.annotations.NullMarked;
