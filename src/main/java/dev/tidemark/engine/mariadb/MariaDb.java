package dev.tidemark.engine.mariadb;

import dev.tidemark.engine.Command;
import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.Failure;
import dev.tidemark.engine.Host;
import dev.tidemark.engine.Version;
import dev.tidemark.engine.restic.Restic;
import dev.tidemark.engine.restic.SnapshotId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * One MariaDB server, driven by the client programs of its host. Side schemas are named {@code
 * <database>__tm…}; nothing else is ever dropped.
 */
public final class MariaDb {
    private static final Duration SHORT = Catalogue.SHORT;
    private static final Duration READING_EVERYTHING = Duration.ofHours(2);
    private static final Version HISTORY_IN_DUMPS = new Version("10.11");

    private final Client client;
    private final Catalogue catalogue;
    private final Definitions definitions;
    private final DefinitionReader reader;
    private final RoutineGrants grants;
    private final Session session;

    public MariaDb(Host host, DatabaseAddress address) {
        this.client = new Client(host, address);
        this.catalogue = new Catalogue(client);
        this.definitions = new Definitions(client);
        this.reader = new DefinitionReader(client);
        this.session = new Session.ByClient(client);
        this.grants = new RoutineGrants(client, session);
    }

    public ServerFacts server() {
        var row =
                client.query(
                                SHORT,
                                """
                                select @@version, @@datadir, @@log_bin, @@binlog_format,
                                  @@gtid_binlog_pos,
                                  (select count(*) from information_schema.engines
                                    where engine = 'InnoDB' and support in ('YES', 'DEFAULT')),
                                  @@event_scheduler = 'ON'
                                """)
                        .getFirst();
        return new ServerFacts(
                Version.in(row.text(0)).orElse(new Version("0.0")),
                row.text(0),
                row.text(1),
                row.yes(2),
                row.text(3),
                row.text(4),
                row.yes(5),
                row.yes(6));
    }

    /** All databases but the server's own and side schemas. */
    public List<DatabaseSize> databases() {
        return client
                .query(
                        SHORT,
                        """
                        select schema_name, count(table_name),
                          ifnull(sum(data_length + index_length), 0)
                        from information_schema.schemata
                          left join information_schema.tables on table_schema = schema_name
                            and table_type <> 'VIEW'
                        where schema_name not in
                          ('mysql', 'information_schema', 'performance_schema', 'sys')
                        group by schema_name order by schema_name
                        """)
                .stream()
                .filter(row -> !isSide(row.text(0)))
                .map(row -> new DatabaseSize(row.text(0), row.number(1), row.number(2)))
                .toList();
    }

    /** What the account may not do, but must, to back up and restore this database. */
    public List<Shortcoming> shortcomings(String database) {
        var account = client.query(SHORT, "select current_user()").getFirst().text(0);
        int at = account.lastIndexOf('@');
        var quoted = Sql.name(account.substring(0, at)) + "@" + Sql.name(account.substring(at + 1));
        var own = Sql.text(account);
        var facts =
                client.query(
                                SHORT,
                                """
                                select
                                  (select count(*) from information_schema.routines where %1$s),
                                  (select count(*) from information_schema.routines
                                    where %1$s and definer <> %5$s)
                                  + (select count(*) from information_schema.views
                                    where %2$s and definer <> %5$s)
                                  + (select count(*) from information_schema.triggers
                                    where %3$s and definer <> %5$s)
                                  + (select count(*) from information_schema.events
                                    where %4$s and definer <> %5$s),
                                  @@log_bin and not @@log_bin_trust_function_creators
                                    and exists (select 1 from information_schema.routines
                                      where %1$s and routine_type = 'FUNCTION'
                                      union select 1 from information_schema.triggers where %3$s)
                                """
                                        .formatted(
                                                Sql.is("routine_schema", database),
                                                Sql.is("table_schema", database),
                                                Sql.is("trigger_schema", database),
                                                Sql.is("event_schema", database),
                                                own))
                        .getFirst();
        return Shortcomings.of(
                grants(), quoted, database, facts.number(0) > 0, facts.number(1) > 0, facts.yes(2));
    }

    /** Fails, naming it, if a view or program cannot be described, for it could not be restored. */
    public DatabaseDescription describe(String database) {
        var contents = existing(database);
        new LostDefiners(client).refuse(database, contents.views());
        var rows = new Counting(client).rows(database, contents);
        var text = definitions.of(database, contents);
        return description(
                database,
                schema(database),
                contents,
                rows,
                text,
                grants.attached(database, reader.read(database, contents).definitions()));
    }

    /**
     * The same without the rows, and with everything that could not be restored, all at once. What
     * can only be seen by making it is made in a side schema, empty, and dropped again.
     *
     * @param passed fingerprints of what was tried before, and need not be tried again
     */
    public Examination examine(String database, Predicate<String> passed) {
        var contents = existing(database);
        var schema = schema(database);
        var findings =
                new Examiner(client, definitions, database, contents)
                        .examine(server().fullVersion(), schema.text(0), schema.text(1), passed);
        return new Examination(
                description(
                        database,
                        schema,
                        findings.readable(),
                        Map.of(),
                        findings.definitions(),
                        grants.attached(database, findings.objects())),
                findings.obstacles(),
                findings.unreadable(),
                references(database),
                findings.fingerprint());
    }

    /**
     * Columns of type FLOAT, as {@code table.column}: a dump writes six significant digits of them,
     * and further ones are lost.
     */
    public List<String> roundedColumns(String database) {
        return client
                .query(
                        SHORT,
                        """
                        select concat(table_name, '.', column_name)
                        from information_schema.columns
                          join information_schema.tables using (table_schema, table_name)
                        where %s and data_type = 'float' and table_type <> 'VIEW'
                        order by table_name, ordinal_position
                        """
                                .formatted(Sql.is("table_schema", database)))
                .stream()
                .map(row -> row.text(0))
                .toList();
    }

    /** Keys and defaults between this database and others, as far as the account sees them. */
    public List<Reference> references(String database) {
        return client
                .query(
                        SHORT,
                        """
                        select distinct table_schema, table_name, constraint_name,
                          referenced_table_schema, referenced_table_name
                        from information_schema.key_column_usage
                        where (%1$s or %2$s) and referenced_table_schema is not null
                          and binary referenced_table_schema <> binary table_schema
                        union select table_schema, table_name, column_name,
                          regexp_replace(column_default, '(?s)^.*val\\\\(`([^`]+)`.*$', '\\\\1'),
                          regexp_replace(column_default, '(?s)^.*val\\\\(`[^`]+`\\\\.`([^`]+)`.*$', '\\\\1')
                        from information_schema.columns
                        where %1$s and column_default regexp 'val\\\\(`'
                        """
                                .formatted(
                                        Sql.is("table_schema", database),
                                        Sql.is("referenced_table_schema", database)))
                .stream()
                .map(row ->
                        new Reference(
                                row.text(0), row.text(1), row.text(2), row.text(3), row.text(4)))
                .filter(one -> !one.database().equals(one.toDatabase()))
                .filter(one -> !isSide(one.database()) && !isSide(one.toDatabase()))
                .toList();
    }

    /** How many bytes the server takes in one statement. */
    public long longestStatement() {
        return client.query(SHORT, "select @@global.max_allowed_packet").getFirst().number(0);
    }

    private Row schema(String database) {
        return client.query(
                        SHORT,
                        """
                        select default_character_set_name, default_collation_name
                        from information_schema.schemata where %s
                        """
                                .formatted(Sql.is("schema_name", database)))
                .getFirst();
    }

    private DatabaseDescription description(
            String database,
            Row schema,
            Catalogue.Contents contents,
            Map<String, Long> rows,
            String definitionsText,
            List<Definition> objects) {
        return new DatabaseDescription(
                database,
                schema.text(0),
                schema.text(1),
                tables(database, contents, rows),
                List.copyOf(contents.views()),
                new DatabaseDescription.Programs(
                        contents.triggers().stream().map(t -> t.table() + "." + t.name()).toList(),
                        contents.routines("PROCEDURE"),
                        contents.routines("FUNCTION"),
                        contents.routines("PACKAGE"),
                        List.copyOf(contents.events())),
                definitionsText,
                objects);
    }

    /** The writes of MyISAM and Aria tables show in it only if the server keeps a binary log. */
    public WriteMark writeMark() {
        return WriteMark.of(client.query(SHORT, WriteMark.QUERY).getFirst(), 0);
    }

    /**
     * Tables, sequences and their data, consistent at one moment (for transactional engines). Views
     * and programs are in {@link DatabaseDescription#definitions}. The position in the binary log
     * is noted in it if there is one and the account may read it.
     *
     * @param pinned called once, when the dump's moment is fixed
     */
    public Dump dump(String database, Runnable pinned) {
        return dump(database, List.of(), pinned);
    }

    /**
     * The same without some tables.
     *
     * @param without that cannot be read
     */
    public Dump dump(String database, Collection<String> without, Runnable pinned) {
        var contents = existing(database).without(without, List.of());
        var server = server();
        var more = new ArrayList<>(List.of("--verbose"));
        if (server.binaryLog() && mayReadBinaryLogPosition()) {
            more.addAll(List.of("--master-data=2", "--gtid"));
        }
        return new Dump(
                dumpCommand(database, contents, server, more),
                new MomentListener(pinned),
                client::explain);
    }

    private Command dumpCommand(
            String database, Catalogue.Contents contents, ServerFacts server, List<String> more) {
        var all =
                new ArrayList<>(
                        List.of(
                                "--single-transaction",
                                "--quick",
                                "--hex-blob",
                                "--skip-triggers",
                                "--skip-add-locks",
                                "--skip-lock-tables",
                                "--no-tablespaces",
                                "--default-character-set=utf8mb4",
                                "--max-allowed-packet=1G"));
        all.addAll(more);
        if (contents.tables().containsValue(TableFacts.Kind.SYSTEM_VERSIONED)
                && !server.version().isBefore(HISTORY_IN_DUMPS)) {
            all.add("--dump-history");
        }
        all.addAll(Definitions.withoutViews(database, contents.notTables()));
        return client.program("mariadb-dump", all.toArray(String[]::new));
    }

    /** The name of a side schema of a database. */
    public static String sideName(String database, String suffix) {
        return SideName.of(database, suffix);
    }

    /** Creates an empty schema with the database's character set; an existing one is emptied. */
    public void createSide(String side, String database) {
        var row =
                client.query(
                        SHORT,
                        """
                        select default_character_set_name, default_collation_name
                        from information_schema.schemata where %s
                        """
                                .formatted(Sql.is("schema_name", database)));
        if (row.isEmpty()) {
            throw new EngineException(new Failure.DatabaseMissing(database));
        }
        createSide(side, row.getFirst().text(0), row.getFirst().text(1));
    }

    /** The same when the database itself may be gone, as after a disaster. */
    public void createSide(String side, String characterSet, String collation) {
        refuseUnlessSide(side);
        client.query(
                SHORT,
                "set session foreign_key_checks = 0; drop database if exists %1$s; create database %1$s character set %2$s collate %3$s"
                        .formatted(Sql.name(side), word(characterSet), word(collation)));
    }

    /**
     * Lets tables of other side schemas take numbers from sequences of this one before it is loaded
     * itself. What is there already stays.
     */
    public void announceSequences(
            String side, String characterSet, String collation, List<String> sequences) {
        refuseUnlessSide(side);
        var script =
                new StringBuilder(
                        "create database if not exists %s character set %s collate %s;\n"
                                .formatted(Sql.name(side), word(characterSet), word(collation)));
        sequences.forEach(name ->
                script.append("create sequence if not exists ")
                        .append(Sql.name(side))
                        .append('.')
                        .append(Sql.name(name))
                        .append(";\n"));
        client.query(SHORT, script.toString());
    }

    /**
     * Loads a stored dump into a side schema; triggers and events are not among it. No name of it
     * is ever looked up in a live database.
     *
     * @param schemas side schemas by the names that the databases had which were backed up
     *     together; keys and sequences between them lead there
     */
    public void load(
            Restic restic,
            SnapshotId snapshot,
            String file,
            String side,
            Map<String, String> schemas,
            Duration timeout) {
        refuseUnlessSide(side);
        schemas.values().forEach(MariaDb::refuseUnlessSide);
        try {
            restic.pipe(
                    snapshot, file, timeout, DumpCommand.renaming(schemas), client.loader(side));
        } catch (EngineException e) {
            throw client.explain(e);
        }
    }

    /**
     * Lets defaults that take numbers from a sequence lead to the live database, where that has the
     * sequence; they take effect once the tables are there.
     *
     * @param live databases by side schemas
     */
    public void pointToLive(String side, Map<String, String> live) {
        refuseUnlessSide(side);
        var found = catalogue.contents(List.copyOf(live.values()));
        new LiveDefaults(client)
                .point(
                        side,
                        live,
                        (schema, sequence) ->
                                Objects.requireNonNull(found.get(schema)).tables().get(sequence)
                                        == TableFacts.Kind.SEQUENCE);
    }

    /** What a dump of a database or side schema would hold. Reads everything. */
    public List<TableDigest> digests(String database) {
        var contents = existing(database);
        var report = new DumpReport();
        client.run(
                READING_EVERYTHING,
                DumpCommand.alone(dumpCommand(database, contents, server(), List.of())),
                report);
        return report.complete();
    }

    /**
     * Counts and compares as far as that is possible: a table that is broken is named, and keeps
     * nothing else back.
     *
     * @param budget how many bytes are read to tell changed rows; larger tables are only counted
     */
    public LiveCount count(String database, long budget) {
        var contents = existing(database);
        var server = server();
        var sizes =
                tables(database, contents, Map.of()).stream()
                        .collect(Collectors.toMap(TableFacts::name, TableFacts::bytes));
        return new LiveCounting(client, database, contents)
                .count(
                        sizes,
                        budget,
                        some -> dumpCommand(database, some, server, List.of("--force")));
    }

    /** Tables with their exact numbers of rows; cheaper than {@link #describe}. */
    public List<TableFacts> tables(String database) {
        var contents = existing(database);
        return tables(database, contents, new Counting(client).rows(database, contents));
    }

    private List<TableFacts> tables(
            String database, Catalogue.Contents contents, Map<String, Long> rows) {
        return client
                .query(
                        SHORT,
                        """
                        select table_name, ifnull(engine, ''),
                          ifnull(data_length, 0) + ifnull(index_length, 0)
                        from information_schema.tables
                        where %s and table_type <> 'VIEW' order by table_name
                        """
                                .formatted(Sql.is("table_schema", database)))
                .stream()
                .filter(row -> contents.has(row.text(0)))
                .map(row ->
                        new TableFacts(
                                row.text(0),
                                Objects.requireNonNull(contents.tables().get(row.text(0))),
                                rows.getOrDefault(row.text(0), 0L),
                                row.text(1),
                                row.number(2)))
                .toList();
    }

    /**
     * Decides how databases that belong together change places with what is prepared for them. The
     * live ones may be damaged or gone: what is broken in them is left out of the way back, and
     * named in {@link CutoverPlan#notKept}.
     *
     * @param group all that are restored together on this server, so that keys between them follow
     */
    public CutoverPlan planCutover(List<CutoverRequest> group) {
        group.forEach(request -> {
            refuseUnlessSide(request.incoming());
            refuseUnlessSide(request.previous());
            refuseUnlessSide(request.twin());
        });
        return planner().plan(group);
    }

    /**
     * Carries the plan out on empty twins, turns it back and carries it out again; the live
     * databases are untouched. Fails with all that the server refuses.
     */
    public void rehearse(CutoverPlan plan) {
        refuseUnlessShadows(plan);
        new Rehearsal(plan, session, catalogue, reader, grants).run();
    }

    /**
     * Carries the plan out. May be repeated after a crash or failure at any point, and then does
     * what is left. All tables of all databases change places in one moment.
     */
    public CutoverResult cutOver(CutoverPlan plan) {
        refuseUnlessShadows(plan);
        return cutover(plan, session).run();
    }

    /**
     * Back to what was live before; does nothing where nothing was changed. May be called after any
     * failure, as often as needed.
     */
    public CutoverResult rollBack(CutoverPlan plan) {
        refuseUnlessShadows(plan);
        return cutover(plan.reversed(), session).run();
    }

    /** Statements run in the session that is given. */
    Cutover cutover(CutoverPlan plan, Session in) {
        return new Cutover(
                new Scripts(client, session, catalogue, reader).resolved(plan),
                in,
                catalogue,
                reader,
                new RoutineGrants(client, in));
    }

    private CutoverPlanner planner() {
        return new CutoverPlanner(client, session, catalogue, reader);
    }

    /**
     * The way back from a cutover that was completed, planned anew since the application may have
     * made or dropped tables.
     *
     * @param aside shadow names by live database, where the present tables are kept
     */
    public CutoverPlan planUndo(CutoverPlan plan, Map<String, String> aside) {
        return planCutover(
                plan.databases().stream()
                        .map(database ->
                                new CutoverRequest(
                                        database.live(),
                                        database.previous(),
                                        Objects.requireNonNull(aside.get(database.live())),
                                        database.twin(),
                                        database.before().definitions(),
                                        database.before().script()))
                        .toList());
    }

    /** The schemas of rehearsals, which are left only if one is killed. */
    public static List<String> twins(String twin) {
        return Twins.names(twin);
    }

    private static void refuseUnlessShadows(CutoverPlan plan) {
        plan.databases().stream()
                .flatMap(CutoverPlan.Database::shadows)
                .forEach(MariaDb::refuseUnlessSide);
    }

    /** Tables and sequences by schema; schemas that are not there are left out. */
    public Map<String, Set<String>> tableNames(List<String> schemas) {
        var found = new LinkedHashMap<String, Set<String>>();
        catalogue
                .contents(schemas)
                .forEach((schema, contents) -> found.put(schema, contents.tables().keySet()));
        return found;
    }

    /**
     * Drops a side schema, whichever other one has keys to it; it is no error if it is gone.
     * Refuses any other schema.
     */
    public void dropSide(String side) {
        refuseUnlessSide(side);
        client.query(
                SHORT,
                "set session foreign_key_checks = 0; drop database if exists " + Sql.name(side));
    }

    /** Side schemas of a database that are still there. */
    public List<String> sides(String database) {
        return client
                .query(SHORT, "select schema_name from information_schema.schemata order by 1")
                .stream()
                .map(row -> row.text(0))
                .filter(name -> SideName.is(name, database))
                .toList();
    }

    /** Data and indexes of schemas in bytes, as the server estimates them; 0 for what is gone. */
    public long bytes(Collection<String> schemas) {
        if (schemas.isEmpty()) {
            return 0;
        }
        return client.query(
                        SHORT,
                        "select ifnull(sum(data_length + index_length), 0) from information_schema.tables where "
                                + schemas.stream()
                                        .map(schema -> Sql.is("table_schema", schema))
                                        .collect(Collectors.joining(" or ")))
                .getFirst()
                .number(0);
    }

    /** {@code CHECKSUM TABLE} of each table; reads everything. */
    public Map<String, Long> checksums(String database) {
        var tables =
                existing(database).tables().entrySet().stream()
                        .filter(entry -> entry.getValue() != TableFacts.Kind.SEQUENCE)
                        .map(Map.Entry::getKey)
                        .toList();
        var sums = new LinkedHashMap<String, Long>();
        if (!tables.isEmpty()) {
            client.query(READING_EVERYTHING, "checksum table " + Sql.names(database, tables))
                    .forEach(row ->
                            sums.put(row.text(0).substring(database.length() + 1), row.number(1)));
        }
        return sums;
    }

    private Catalogue.Contents existing(String database) {
        var contents =
                catalogue
                        .contents(List.of(database))
                        .getOrDefault(database, new Catalogue.Contents());
        if (!contents.exists()) {
            throw new EngineException(new Failure.DatabaseMissing(database));
        }
        return contents;
    }

    private boolean mayReadBinaryLogPosition() {
        var grants = grants();
        return grants.global("BINLOG MONITOR") || grants.global("SUPER");
    }

    private Grants grants() {
        return catalogue.grants();
    }

    private static boolean isSide(String schema) {
        return SideName.is(schema);
    }

    private static void refuseUnlessSide(String schema) {
        if (!isSide(schema)) {
            throw new IllegalArgumentException("Not a side schema: " + schema);
        }
    }

    private static String word(String name) {
        if (!name.matches("[A-Za-z0-9_]+")) {
            throw new IllegalArgumentException("Not a character set or collation: " + name);
        }
        return name;
    }
}
