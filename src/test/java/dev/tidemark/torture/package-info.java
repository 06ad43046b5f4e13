/** A catalogue of hard environments: what is backed up must come back identical, or be refused. */
@NullMarked
package dev.tidemark.torture;

import org.jspecify.annotations.NullMarked;
