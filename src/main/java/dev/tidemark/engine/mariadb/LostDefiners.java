package dev.tidemark.engine.mariadb;

import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.Failure;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Looks for views whose owner no longer exists. A dump does not notice them, yet nobody can read
 * them, neither now nor after a restore.
 */
record LostDefiners(Client client) {
    private static final Pattern LOST =
            Pattern.compile("ERROR 1449 \\(.*?\\) at line (\\d+): (.*)");

    void refuse(String database, List<String> views) {
        var reads =
                views.stream()
                        .map(view -> "select 1 from %s limit 0".formatted(oneLine(database, view)))
                        .toList();
        if (reads.isEmpty()) {
            return;
        }
        for (var complaint : client.complaints(Catalogue.SHORT, reads)) {
            var matcher = LOST.matcher(complaint);
            if (matcher.matches()) {
                var view = views.get(Integer.parseInt(matcher.group(1)) - 1);
                throw new EngineException(
                        new Failure.BrokenObject("View " + view, matcher.group(2)));
            }
        }
    }

    /** The line number of a complaint tells the view, so a view takes one line. */
    private static String oneLine(String database, String view) {
        return Sql.name(database, view).replace("\n", " ");
    }
}
