package dev.tidemark.engine.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.engine.LocalHost;
import dev.tidemark.engine.restic.Labels;
import dev.tidemark.engine.restic.Restic;
import dev.tidemark.engine.restic.SnapshotId;
import dev.tidemark.engine.testing.TestMariaDb;
import dev.tidemark.engine.testing.TestRestic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DumpAndLoadTest {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Labels LABELS = new Labels("shop", List.of("set=1"));
    private static final TestMariaDb SERVER = TestMariaDb.shared();
    private static final Restic RESTIC = TestRestic.create();

    private final MariaDb server = new MariaDb(new LocalHost(), SERVER.address());

    /** What a session with the usual settings would refuse or change, and rows on odd lines. */
    private static final String HARD =
            """
            set sql_mode = 'ALLOW_INVALID_DATES';
            create or replace database hard_other;
            create table hard_other.ref (id int primary key);
            create or replace database hard character set latin1; use hard;
            create sequence numbers start with 100 increment by 10;
            create table numbered (id int default nextval(numbers) primary key,
              x int default (nextval(hard.numbers) + 1) comment 'nextval(`hard`.`numbers`) ''q'' \\n `',
              s varchar(50) default 'a `hard`.`x`\\'\\n b', check (s <> '`hard`.`x`\\n'))
              comment = '`hard`.';
            insert into numbered (s) values ('one'), ('two');
            create table child (id int primary key, p int,
              foreign key (p) references hard_other.ref (id));
            create table versioned (id int primary key, v int) with system versioning;
            insert into versioned values (1, 1); update versioned set v = 2; delete from versioned;
            insert into versioned values (5, 5);
            create table dates (d date, t datetime);
            insert into dates values ('2020-02-31', '0000-00-00'), ('0000-00-00', '2021-04-31 10:00:00');
            create table bin (b blob, t text); insert into bin values
              (x'000a0d5c27', 'a\\nb\\r\\0\\'"\\\\;'), ('(1),\\n(2);', ');\\nINSERT INTO `x` VALUES\\n(1);');
            create table hidden (a int, b int invisible default 5, c int as (a + 1) virtual);
            insert into hidden (a, b) values (1, 2), (3, 4);
            create table checked (a int, constraint positive check (a > 0));
            set check_constraint_checks = 0; insert into checked values (-1);
            create table `new
            INSERT INTO ``line` (`a
            (b` int); insert into `new
            INSERT INTO ``line` values (1), (2);
            create table part1 (a int) engine = MyISAM; insert into part1 values (1);
            create table merged (a int) engine = MRG_MyISAM union = (part1);
            """;

    @Test
    void givesTheSameDumpAgainOnceItIsLoaded() {
        SERVER.run(HARD);
        var dump = server.dump("hard", () -> {});
        var snapshot = dump.storeIn(RESTIC, "db.sql", LABELS, SOON, p -> {}).snapshot();
        var stored = byName(dump.tables());
        assertThat(stored.get("versioned").rows()).isEqualTo(3);
        assertThat(stored.get("hidden").rows()).isEqualTo(2);
        assertThat(stored.get("new\nINSERT INTO `line").rows()).isEqualTo(2);
        assertThat(stored.get("bin").rows()).isEqualTo(2);
        assertThat(stored).containsKeys("child", "merged");
        assertThat(stored).isEqualTo(byName(server.digests("hard")));

        SERVER.run(
                "set foreign_key_checks = 0; drop table hard.numbered; drop sequence hard.numbers; drop database hard_other");
        load(
                snapshot,
                "hard",
                "hard__tmin",
                Map.of("hard", "hard__tmin", "hard_other", "other__tmin"));

        assertThat(byName(server.digests("hard__tmin"))).isEqualTo(stored);
        assertThat(SERVER.run("show create table hard__tmin.numbered"))
                .contains("DEFAULT nextval(`hard__tmin`.`numbers`)")
                .contains("'nextval(`hard`.`numbers`) ''q'' ")
                .contains("'a `hard`.`x`''")
                .contains("COMMENT='`hard`.'");
        assertThat(SERVER.run("show create table hard__tmin.child"))
                .contains("REFERENCES `other__tmin`.`ref`");
        SERVER.run("drop database hard__tmin");
    }

    /** The default would keep the name of the shadow, or take production's numbers in a sibling. */
    @Test
    void letsSequencesLeadToTheDatabaseThatTheyAreRestoredInto() {
        SERVER.run(
                """
                create or replace database prod; use prod; create sequence numbers;
                create table t (id int default nextval(numbers) primary key, x int);
                create or replace database stage; create sequence stage.numbers start with 500;
                """);
        var snapshot = store("prod");
        load(snapshot, "stage", "stage__tmin", Map.of("prod", "stage__tmin"));
        SERVER.run("insert into stage__tmin.t (x) values (1)");
        assertThat(SERVER.run("select id from stage__tmin.t").strip()).isEqualTo("1");

        server.pointToLive("stage__tmin", Map.of("stage__tmin", "stage"));

        SERVER.run("insert into stage__tmin.t (x) values (2)");
        assertThat(SERVER.run("select id from stage__tmin.t where x = 2").strip()).isEqualTo("500");
        SERVER.run("drop database stage; drop database stage__tmin");
        load(snapshot, "prod", "stage__tmin", Map.of("prod", "stage__tmin"));
        server.pointToLive("stage__tmin", Map.of("stage__tmin", "stage"));
        assertThat(SERVER.run("show create table stage__tmin.t"))
                .as("not to a sequence that is not there")
                .contains("nextval(`stage__tmin`.`numbers`)");
        SERVER.run("drop database stage__tmin");
    }

    @Test
    void tellsChangedRowsFromTheSameRowsInAnotherOrder() {
        SERVER.run(
                """
                create or replace database digest; use digest; create table t (a int, b text);
                insert into t values (1, 'one'), (2, 'two');
                create table u as select * from t order by a desc;
                """);
        var before = byName(server.digests("digest"));
        assertThat(before.get("u").digest()).isEqualTo(before.get("t").digest());

        SERVER.run("update digest.t set b = 'TWO' where a = 2");

        var after = byName(server.digests("digest")).get("t");
        assertThat(after.rows()).isEqualTo(2);
        assertThat(after.digest()).isNotEqualTo(before.get("t").digest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a_name_that_has_fifty_three_characters_and_some_more_",
                "sixty_four_characters_with_many_underscores_leave_no_room_at_all",
                "Ünï cødé, more bytes as a file than characters ☕☕☕☕☕",
                "x%y_z\\"
            })
    void hasRoomBesideEveryName(String database) {
        SERVER.run(
                "create or replace database %1$s; create table %1$s.t (id int); insert into %1$s.t values (1);"
                        .formatted(Sql.name(database)));
        SERVER.run("create or replace user room@'127.0.0.1' identified by 'limited'");
        var limited = new MariaDb(new LocalHost(), SERVER.tcp("room", "limited"));
        for (int round = 0; round < 3; round++) {
            limited.shortcomings(database).forEach(s -> SERVER.run(s.remedy()));
        }
        assertThat(limited.shortcomings(database)).isEmpty();
        var snapshot =
                limited.dump(database, () -> {})
                        .storeIn(RESTIC, "db.sql", LABELS, SOON, p -> {})
                        .snapshot();
        var side = MariaDb.sideName(database, "_abcdefi");

        limited.createSide(side, database);
        limited.load(RESTIC, snapshot, "db.sql", side, Map.of(database, side), SOON);

        assertThat(limited.digests(side)).isEqualTo(limited.digests(database));
        assertThat(limited.sides(database)).containsExactly(side);
        limited.dropSide(side);
        SERVER.run("drop database " + Sql.name(database));
    }

    private SnapshotId store(String database) {
        return server.dump(database, () -> {})
                .storeIn(RESTIC, "db.sql", LABELS, SOON, p -> {})
                .snapshot();
    }

    private void load(SnapshotId snapshot, String model, String side, Map<String, String> schemas) {
        server.createSide(side, model);
        server.load(RESTIC, snapshot, "db.sql", side, schemas, SOON);
    }

    private static Map<String, TableDigest> byName(List<TableDigest> tables) {
        return tables.stream().collect(Collectors.toMap(TableDigest::name, Function.identity()));
    }
}
