package dev.tidemark.engine.mariadb;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Counts the tables of a database that may be damaged: what is broken keeps nothing else back. */
final class LiveCounting {
    private static final Pattern WHILE_READ =
            Pattern.compile("mariadb-dump: (.*) when dumping table `((?:[^`]|``)+)`.*");

    private final Client client;
    private final String database;
    private final Catalogue.Contents contents;
    private final Map<String, Long> rows = new HashMap<>();
    private final Map<String, String> digests = new HashMap<>();
    private final Map<String, String> broken = new TreeMap<>();

    LiveCounting(Client client, String database, Catalogue.Contents contents) {
        this.client = client;
        this.database = database;
        this.contents = contents;
    }

    /** Makes the dump of these tables that goes on after an error. */
    interface Dumping {
        dev.tidemark.engine.Command of(Catalogue.Contents tables);
    }

    /**
     * @param sizes in bytes by table, estimated
     * @param budget how many bytes are read at most; larger tables are only counted
     */
    LiveCount count(Map<String, Long> sizes, long budget, Dumping dumping) {
        var tables =
                contents.tables().entrySet().stream()
                        .filter(entry -> entry.getValue() != TableFacts.Kind.SEQUENCE)
                        .map(Map.Entry::getKey)
                        .toList();
        broken.putAll(new Probe(client).refusals(database, tables));
        var read = affordable(tables, sizes, budget);
        if (!read.isEmpty()) {
            read(read, dumping);
        }
        countRest(tables);
        return new LiveCount(rows, digests, broken);
    }

    private Set<String> affordable(List<String> tables, Map<String, Long> sizes, long budget) {
        var chosen = new HashSet<String>();
        long left = budget;
        for (var table :
                tables.stream()
                        .filter(name -> !broken.containsKey(name))
                        .sorted(Comparator.comparing(name -> sizes.getOrDefault(name, 0L)))
                        .toList()) {
            left -= sizes.getOrDefault(table, 0L);
            if (left < 0) {
                break;
            }
            chosen.add(table);
        }
        return chosen;
    }

    private void read(Set<String> tables, Dumping dumping) {
        var others = new HashSet<>(contents.tables().keySet());
        others.removeAll(tables);
        var report = new DumpReport();
        client.attempt(
                DumpCommand.alone(dumping.of(contents.without(others, List.of()))),
                line -> {
                    report.accept(line);
                    var matcher = WHILE_READ.matcher(line);
                    if (matcher.matches()) {
                        broken.put(matcher.group(2).replace("``", "`"), matcher.group(1));
                    }
                });
        for (var table : report.soFar()) {
            if (!broken.containsKey(table.name())) {
                rows.put(table.name(), table.rows());
                digests.put(table.name(), table.digest());
            }
        }
    }

    private void countRest(List<String> tables) {
        var rest =
                tables.stream()
                        .filter(name -> !rows.containsKey(name) && !broken.containsKey(name))
                        .toList();
        var script = new NumberedScript();
        for (int i = 0; i < rest.size(); i++) {
            var history =
                    contents.tables().get(rest.get(i)) == TableFacts.Kind.SYSTEM_VERSIONED
                            ? " for system_time all"
                            : "";
            script.add(
                    "select %d, count(*) from %s%s"
                            .formatted(i, Sql.name(database, rest.get(i)), history));
        }
        var complaints =
                client.complaints(
                        "",
                        script.text(),
                        line -> {
                            var row = Row.parse(line);
                            rows.put(rest.get((int) row.number(0)), row.number(1));
                        });
        complaints.forEach(one -> broken.putIfAbsent(rest.get(script.place(one)), one.words()));
    }
}
