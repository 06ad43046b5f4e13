/** The portal's entry point. The packages below are its modules; each says what it is for. */
@NullMarked
package dev.tidemark;

import org.jspecify.annotations.NullMarked;
