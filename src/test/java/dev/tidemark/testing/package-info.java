/** The whole portal for tests: its own home, its own embedded database, all tables real. */
@NullMarked
package dev.tidemark.testing;

import org.jspecify.annotations.NullMarked;
