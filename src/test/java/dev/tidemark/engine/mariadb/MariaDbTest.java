package dev.tidemark.engine.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.Failure;
import dev.tidemark.engine.Host;
import dev.tidemark.engine.LocalHost;
import dev.tidemark.engine.Secret;
import dev.tidemark.engine.restic.Labels;
import dev.tidemark.engine.restic.Restic;
import dev.tidemark.engine.restic.SnapshotId;
import dev.tidemark.engine.testing.TestHosts;
import dev.tidemark.engine.testing.TestMariaDb;
import dev.tidemark.engine.testing.TestRestic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MariaDbTest {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Labels LABELS = new Labels("shop", List.of("set=1"));
    private static final TestMariaDb SERVER = TestMariaDb.shared();

    private final MariaDb local = new MariaDb(new LocalHost(), SERVER.address());

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void restoresEverythingAndUndoesIt(Host host) {
        var database = "Od`d shop.--x ☕" + (host instanceof LocalHost ? "1" : "2");
        var server = new MariaDb(host, SERVER.address());
        OddDatabase.create(SERVER, database);
        var before = server.describe(database);
        var sums = server.checksums(database);
        var restic = TestRestic.create(host);
        var dump = store(restic, server, database);

        OddDatabase.spoil(SERVER, database);
        var spoilt = server.describe(database);
        var spoiltSums = server.checksums(database);

        var side = MariaDb.sideName(database, "in");
        var previous = MariaDb.sideName(database, "old");
        server.createSide(side, database);
        server.load(restic, dump, "db.sql", side, Map.of(), SOON);
        assertThat(server.checksums(side)).isEqualTo(sums);
        assertThat(counts(server.tables(side))).isEqualTo(counts(before.tables()));
        assertThat(server.sides(database)).containsExactly(side);
        assertThat(server.databases())
                .extracting(DatabaseSize::name)
                .contains(database)
                .doesNotContain(side);

        var plan = plan(server, database, side, previous, before.definitions());
        server.rehearse(plan);
        server.cutOver(plan);
        assertSame(server.describe(database), before);
        assertThat(server.checksums(database)).isEqualTo(sums);
        assertThat(server.checksums(previous)).isEqualTo(spoiltSums);
        assertThat(server.tables(side)).isEmpty();
        assertReferencesHold(database, previous);

        var undo = server.planUndo(plan, Map.of(database, MariaDb.sideName(database, "aside")));
        server.rehearse(undo);
        server.cutOver(undo);
        assertSame(server.describe(database), spoilt);
        assertThat(server.checksums(database)).isEqualTo(spoiltSums);
        assertThat(server.checksums(MariaDb.sideName(database, "aside"))).isEqualTo(sums);
        for (var schema : server.sides(database)) {
            server.dropSide(schema);
        }
        assertThat(server.sides(database)).isEmpty();
    }

    /** The program texts, comments included, are part of the definitions. */
    private static void assertSame(DatabaseDescription now, DatabaseDescription expected) {
        assertThat(now.definitions()).isEqualTo(expected.definitions());
        assertThat(now.programs()).isEqualTo(expected.programs());
        assertThat(now.views()).isEqualTo(expected.views());
        assertThat(counts(now.tables())).isEqualTo(counts(expected.tables()));
        assertThat(now.collation()).isEqualTo(expected.collation());
    }

    private static Map<String, Long> counts(List<TableFacts> tables) {
        return tables.stream()
                .collect(java.util.stream.Collectors.toMap(TableFacts::name, TableFacts::rows));
    }

    private static void assertReferencesHold(String live, String previous) {
        for (var schema : List.of(live, previous)) {
            var elsewhere =
                    SERVER.run(
                            """
                            select count(*) from information_schema.key_column_usage
                            where table_schema = %1$s and referenced_table_schema is not null
                              and referenced_table_schema <> %1$s
                            """
                                    .formatted(Sql.text(schema)));
            assertThat(elsewhere.strip()).isEqualTo("0");
        }
        assertThatThrownBy(() ->
                        SERVER.run(
                                "insert into %s values (99, 4711, null)"
                                        .formatted(Sql.name(live, "child"))))
                .hasMessageContaining("foreign key constraint fails");
        SERVER.run("insert into %s (x) values (3)".formatted(Sql.name(live, "numbered")));
        SERVER.run("delete from %s where x = 3".formatted(Sql.name(live, "numbered")));
    }

    @Test
    void restoresADatabaseThatIsBrokenOrGone() {
        OddDatabase.create(SERVER, "ruin");
        var before = local.describe("ruin");
        var restic = TestRestic.create();
        var dump = store(restic, local, "ruin");
        SERVER.run("drop function ruin.plus; drop table ruin.aria;");
        for (var side : List.of("ruin__tm1", "ruin__tm2")) {
            local.createSide(side, before.characterSet(), before.collation());
            local.load(restic, dump, "db.sql", side, Map.of(), SOON);
        }
        local.cutOver(plan(local, "ruin", "ruin__tm1", "ruin__tmo1", before.definitions()));
        assertSame(local.describe("ruin"), before);

        SERVER.run("drop database ruin");
        local.cutOver(plan(local, "ruin", "ruin__tm2", "ruin__tmo2", before.definitions()));
        assertSame(local.describe("ruin"), before);
    }

    @Test
    void refusesAKeyFromOutside() {
        SERVER.run(
                """
                create or replace database moved; create table moved.t (id int primary key);
                create or replace database moved__tmin; create table moved__tmin.t (id int);
                create or replace database other;
                create table other.c (id int, foreign key (id) references moved.t (id));
                """);
        assertThatThrownBy(() -> plan(local, "moved", "moved__tmin", "moved__tmold", ""))
                .hasMessageContaining("other.c");
    }

    /** As backups of format 1 hold their definitions. */
    private static CutoverPlan plan(
            MariaDb server, String live, String incoming, String previous, String script) {
        return server.planCutover(
                List.of(
                        new CutoverRequest(
                                live,
                                incoming,
                                previous,
                                MariaDb.sideName(live, "t"),
                                List.of(),
                                script)));
    }

    @Test
    void pinsTheMomentOfTheDumpBeforeItsDataIsRead() {
        SERVER.run("create or replace database pinned; create table pinned.t (id int);");
        SERVER.run("insert into pinned.t select seq from pinned.seq_1_to_1000");
        var pins = new AtomicInteger();
        var dump =
                local.dump(
                        "pinned",
                        () -> {
                            pins.incrementAndGet();
                            SERVER.run("insert into pinned.t values (4711)");
                        });
        var restic = TestRestic.create();
        var id = dump.storeIn(restic, "db.sql", LABELS, SOON, p -> {}).snapshot();
        assertThat(pins).hasValue(1);
        assertThat(new String(restic.read(id, "db.sql")))
                .contains("(1000)")
                .contains("SET GLOBAL gtid_slave_pos=")
                .endsWith("\n");
    }

    @Test
    void keepsNoSnapshotIfTheServerDiesDuringTheDump() throws Exception {
        var doomed = new TestMariaDb();
        doomed.run(
                """
                create database big; create table big.t (id int primary key, v longtext);
                insert into big.t select seq, repeat(md5(seq), 3000) from big.seq_1_to_500;
                """);
        var server = new MariaDb(new LocalHost(), doomed.address());
        var restic = TestRestic.create();
        var dump = server.dump("big", doomed::kill);
        assertFailure(
                Failure.DatabaseGone.class,
                () -> dump.storeIn(restic, "db.sql", LABELS, SOON, p -> {}));
        assertThat(restic.snapshots(List.of())).isEmpty();
        assertFailure(Failure.DatabaseGone.class, server::server);
    }

    @Test
    void namesTheViewThatIsBroken() {
        SERVER.run(
                """
                create or replace database broken; use broken; create table t (id int);
                create view good as select 1; create view `b``ad` as select * from t; drop table t;
                """);
        assertThatThrownBy(() -> local.describe("broken"))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        e ->
                                assertThat(e.failure())
                                        .isInstanceOfSatisfying(
                                                Failure.BrokenObject.class,
                                                f -> assertThat(f.object()).isEqualTo("b`ad")));
    }

    @Test
    void namesTheViewThatHasLostItsDefiner() {
        SERVER.run(
                """
                create or replace database orphan; use orphan; create table t (id int);
                create definer = 'gone'@'%' view v as select * from t;
                """);
        assertThatThrownBy(() -> local.describe("orphan"))
                .isInstanceOf(EngineException.class)
                .hasMessageStartingWith("View v is broken: The user specified as a definer");
    }

    @Test
    void noticesEveryWrite() {
        SERVER.run("create or replace database marks; create table marks.t (id int)");
        var first = local.writeMark();
        assertThat(local.writeMark()).isEqualTo(first);
        SERVER.run("insert into marks.t values (1)");
        assertThat(local.writeMark()).isNotEqualTo(first);
    }

    @Test
    void knowsItsServer() {
        var facts = local.server();
        assertThat(facts.version().text()).startsWith("1");
        assertThat(facts.binaryLog()).isTrue();
        assertThat(facts.innodb()).isTrue();
        assertFailure(Failure.DatabaseMissing.class, () -> local.describe("no such"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain-pass", "q\"uo'te\\back #hash ;x", " blank "})
    void signsInWithAnyPassword(String password) {
        SERVER.run(
                "create or replace user odd@'127.0.0.1' identified by %s"
                        .formatted(Sql.text(password)));
        var server = new MariaDb(new LocalHost(), SERVER.tcp("odd", password));
        assertThat(server.server().innodb()).isTrue();
        var wrong = new MariaDb(new LocalHost(), SERVER.tcp("odd", "wrong" + password));
        assertThatThrownBy(wrong::server)
                .satisfies(e -> {
                    assertThat(((EngineException) e).failure())
                            .isInstanceOf(Failure.DatabaseRefused.class);
                    assertThat(e.getMessage()).doesNotContain(password);
                });
    }

    @Test
    void saysThatNoServerAnswers() {
        var nobody =
                new MariaDb(
                        new LocalHost(),
                        new DatabaseAddress.Socket("/no/such/socket", "x", Secret.of("y")));
        assertFailure(Failure.DatabaseGone.class, nobody::server);
    }

    @Test
    void isContentOnceEveryMissingPrivilegeIsGranted() {
        OddDatabase.create(SERVER, "gr_ants");
        SERVER.run("create or replace user lim@'127.0.0.1' identified by 'limited'");
        var limited = new MariaDb(new LocalHost(), SERVER.tcp("lim", "limited"));
        SERVER.run("grant select, show view, trigger on `gr\\_ants`.* to lim@'127.0.0.1'");
        var missing = limited.shortcomings("gr_ants");
        assertThat(missing)
                .first()
                .extracting(Shortcoming::remedy)
                .isEqualTo("GRANT EVENT ON `gr\\_ants`.* TO `lim`@`127.0.0.1`;");
        // Routines and other accounts' definers are not even visible before the first grants.
        for (int round = 0; round < 3; round++) {
            limited.shortcomings("gr_ants").forEach(s -> SERVER.run(s.remedy()));
        }
        assertThat(limited.shortcomings("gr_ants")).isEmpty();

        var before = limited.describe("gr_ants");
        assertThat(before.definitions()).isEqualTo(local.describe("gr_ants").definitions());
        var sums = limited.checksums("gr_ants");
        var restic = TestRestic.create();
        var dump = store(restic, limited, "gr_ants");
        OddDatabase.spoil(SERVER, "gr_ants");
        limited.createSide("gr_ants__tmin", "gr_ants");
        limited.load(restic, dump, "db.sql", "gr_ants__tmin", Map.of(), SOON);
        var plan =
                plan(limited, "gr_ants", "gr_ants__tmin", "gr_ants__tmold", before.definitions());
        limited.rehearse(plan);
        limited.cutOver(plan);
        assertSame(limited.describe("gr_ants"), before);
        assertThat(limited.checksums("gr_ants")).isEqualTo(sums);
    }

    @Test
    void dropsNothingButSideSchemas() {
        assertThatThrownBy(() -> local.dropSide("mysql"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> local.createSide("shop", "utf8mb4", "utf8mb4_bin"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static SnapshotId store(Restic restic, MariaDb server, String database) {
        return server.dump(database, () -> {})
                .storeIn(restic, "db.sql", LABELS, SOON, p -> {})
                .snapshot();
    }

    private static void assertFailure(Class<? extends Failure> type, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.failure()).isInstanceOf(type));
    }

    static List<Named<Host>> hosts() {
        return TestHosts.both();
    }
}
