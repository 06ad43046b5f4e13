/** The pages of tickets. */
@NullMarked
package dev.tidemark.ticket.ui;

import org.jspecify.annotations.NullMarked;
