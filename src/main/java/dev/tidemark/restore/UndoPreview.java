package dev.tidemark.restore;

import java.util.List;

/**
 * What an undo would take away, for the dialog before it; nothing is started by looking.
 *
 * @param written what the live state has now and the restored backup had not: written since the
 *     cutover
 * @param problems why it could not be counted; an undo is possible all the same
 */
public record UndoPreview(Restore restore, Loss written, List<String> problems) {
    public UndoPreview {
        problems = List.copyOf(problems);
    }
}
