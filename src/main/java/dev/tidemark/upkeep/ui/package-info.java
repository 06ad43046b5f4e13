/** What is promised, the policy, and plans, as pages. */
@NullMarked
package dev.tidemark.upkeep.ui;

import org.jspecify.annotations.NullMarked;
