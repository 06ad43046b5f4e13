/**
 * Connecting an environment: the page, a panel for each of its steps, and the findings that they
 * show.
 */
@NullMarked
package dev.tidemark.environment.ui.connect;

import org.jspecify.annotations.NullMarked;
