package dev.tidemark.engine.mariadb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Opens every table and view once, without reading it: what is broken does not even open. */
record Probe(Client client) {
    /** What the server says of those that do not open, by name. */
    Map<String, String> refusals(String database, List<String> names) {
        var script = new NumberedScript();
        names.forEach(
                name -> script.add("select 1 from %s limit 0".formatted(Sql.name(database, name))));
        var refused = new LinkedHashMap<String, String>();
        for (var complaint : client.complaints("", script.text())) {
            refused.putIfAbsent(names.get(script.place(complaint)), complaint.words());
        }
        return refused;
    }

    /** Triggers, routines and events that the server cannot show. */
    List<Obstacle> programs(String database, Catalogue.Contents contents) {
        var all = new ArrayList<Obstacle>();
        contents.triggers().forEach(one -> all.add(program(database, "trigger", one.name())));
        for (var type : List.of("PROCEDURE", "FUNCTION", "PACKAGE", "PACKAGE BODY")) {
            contents.routines(type)
                    .forEach(name ->
                            all.add(program(database, type.toLowerCase(Locale.ROOT), name)));
        }
        contents.events().forEach(name -> all.add(program(database, "event", name)));
        var script = new NumberedScript();
        all.forEach(one -> {
            var name = one.name().substring(database.length() + 1);
            script.add("show create %s %s".formatted(one.type(), Sql.name(database, name)));
        });
        return client.complaints("", script.text()).stream()
                .map(complaint -> {
                    var one = all.get(script.place(complaint));
                    return new Obstacle(one.type(), one.name(), complaint.words());
                })
                .toList();
    }

    private static Obstacle program(String database, String type, String name) {
        return new Obstacle(type, database + "." + name, "");
    }

    /** Tables whose history a dump cannot carry, since it goes by numbers of transactions. */
    List<Obstacle> histories(String database) {
        return client
                .query(
                        Catalogue.SHORT,
                        """
                        select table_name from information_schema.columns
                        where %s and generation_expression = 'ROW START'
                          and data_type = 'bigint' order by table_name
                        """
                                .formatted(Sql.is("table_schema", database)))
                .stream()
                .map(row ->
                        new Obstacle(
                                "table",
                                database + "." + row.text(0),
                                "it keeps its history by numbers of transactions, which no dump can"
                                        + " carry. Let it keep times instead, as is usual"))
                .toList();
    }

    List<Obstacle> broken(String database, String type, Map<String, String> refusals) {
        var all = new ArrayList<Obstacle>();
        refusals.forEach(
                (name, words) -> all.add(new Obstacle(type, database + "." + name, words)));
        return all;
    }
}
