/** Real tools for tests, started once per test run: a database server, an SSH server, restic. */
@NullMarked
package dev.tidemark.engine.testing;

import org.jspecify.annotations.NullMarked;
