package dev.tidemark.engine.restic;

import dev.tidemark.engine.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Collects the files a backup could not read, and tells those that vanished from the others. */
final class ReadProblems implements Consumer<String> {
    private static final int PARTIAL = 3;
    private static final int MOST = 1_000;

    private final List<String> vanished = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    @Override
    public void accept(String line) {
        boolean error =
                Messages.read(line).filter(m -> Messages.type(m).equals("error")).isPresent();
        if (error) {
            var words = ResticFailures.words(List.of(line)).getFirst();
            var list = words.endsWith("no such file or directory") ? vanished : others;
            if (list.size() < MOST) {
                list.add(words);
            }
        }
    }

    /** Whether nothing but vanished files kept the backup from being complete. */
    boolean onlyVanished(ToolResult result) {
        return result.exitCode() == PARTIAL && others.isEmpty() && !vanished.isEmpty();
    }

    List<String> vanished() {
        return vanished;
    }

    ToolResult withAllProblems(ToolResult result) {
        return result.exitCode() == PARTIAL && !others.isEmpty()
                ? new ToolResult(result.tool(), result.exitCode(), result.output(), others)
                : result;
    }
}
