/** Benchmarks: the portal beside the same tools run by hand, and what the portal itself needs. */
@NullMarked
package dev.tidemark.bench;

import org.jspecify.annotations.NullMarked;
