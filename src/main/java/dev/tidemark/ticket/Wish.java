package dev.tidemark.ticket;

import dev.tidemark.backup.BackupId;
import org.jspecify.annotations.Nullable;

/**
 * What the customer asks to have back.
 *
 * @param backup null: support shall choose
 */
public record Wish(@Nullable BackupId backup, Scope scope) {}
