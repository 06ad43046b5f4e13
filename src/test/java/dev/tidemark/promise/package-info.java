/** Which test proves which promise of {@code docs/promises.md}, and the report about it. */
@NullMarked
package dev.tidemark.promise;

import org.jspecify.annotations.NullMarked;
