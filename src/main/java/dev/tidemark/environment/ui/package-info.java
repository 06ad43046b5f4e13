/** The pages of environment. */
@NullMarked
package dev.tidemark.environment.ui;

import org.jspecify.annotations.NullMarked;
