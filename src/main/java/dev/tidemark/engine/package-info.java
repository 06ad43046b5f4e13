/**
 * Drives the tools that move data: hosts, processes, directories, git checkouts and health checks.
 *
 * <p>Plain Java; knows nothing of environments, backups or users.
 */
@NullMarked
package dev.tidemark.engine;

import org.jspecify.annotations.NullMarked;
