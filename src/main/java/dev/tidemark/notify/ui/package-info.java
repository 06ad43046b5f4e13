/** The bell, what one is told by mail, and the mail that did not leave. */
@NullMarked
package dev.tidemark.notify.ui;

import org.jspecify.annotations.NullMarked;
