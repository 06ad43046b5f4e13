/** The pages of account. */
@NullMarked
package dev.tidemark.account.ui;

import org.jspecify.annotations.NullMarked;
