/** The pages of activity, and what other pages show of activities. */
@NullMarked
@NamedInterface("ui")
package dev.tidemark.activity.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
