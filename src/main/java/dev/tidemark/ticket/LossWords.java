package dev.tidemark.ticket;

import dev.tidemark.restore.Loss;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What was lost and how long it took, in a few words. */
public final class LossWords {
    private static final int TABLES = 3;

    private LossWords() {}

    /** Such as {@code 41 rows of orders, 6 of customers, 3 files}; nothing counted is said so. */
    public static String of(Loss loss) {
        var words = new ArrayList<String>();
        var tables =
                loss.tables().stream()
                        .filter(table -> table.surplus() > 0)
                        .sorted(
                                java.util.Comparator.comparingLong(Loss.TableLoss::surplus)
                                        .reversed())
                        .toList();
        tables.stream()
                .limit(TABLES)
                .forEach(table ->
                        words.add(
                                "%,d %s of %s"
                                        .formatted(
                                                table.surplus(),
                                                table.surplus() == 1 ? "row" : "rows",
                                                table.table())));
        if (tables.size() > TABLES) {
            words.add("rows of %d more tables".formatted(tables.size() - TABLES));
        }
        count(words, loss.filesAdded(), "new file", "new files");
        count(words, loss.filesChanged(), "changed file", "changed files");
        count(words, loss.deployments(), "deployment", "deployments");
        return words.isEmpty() ? "nothing that was counted" : String.join(", ", words);
    }

    private static void count(List<String> words, long number, String one, String more) {
        if (number > 0) {
            words.add("%,d %s".formatted(number, number == 1 ? one : more));
        }
    }

    /** Such as {@code 16 min} or {@code 42 s}. */
    public static String duration(Duration duration) {
        var seconds = Math.max(0, duration.toSeconds());
        if (seconds < 90) {
            return seconds + " s";
        }
        var minutes = Math.round(seconds / 60.0);
        return minutes < 120
                ? minutes + " min"
                : "%d h %d min".formatted(minutes / 60, minutes % 60);
    }
}
