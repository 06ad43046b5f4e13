package dev.tidemark.engine.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.engine.LocalHost;
import dev.tidemark.engine.testing.TestMariaDb;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExaminationTest {
    private static final TestMariaDb SERVER = TestMariaDb.shared();

    private final MariaDb server = new MariaDb(new LocalHost(), SERVER.address());

    @Test
    void findsNothingWrongWithAHardDatabase() {
        OddDatabase.create(SERVER, "Exa`m --x");
        SERVER.run(
                """
                use `Exa``m --x`;
                delimiter //
                create procedure nested() begin /* outer /* inner */ select 1; end//
                delimiter ;
                create or replace database exam_other;
                create table exam_other.ref (id int primary key);
                alter table child add column o int, add foreign key (o) references exam_other.ref (id);
                create table `new
                line` (id int); create view `new
                view` as select 1 as one; create procedure `new
                procedure`() select 1;
                create trigger `Exa``m --x`.qualified before insert on `Exa``m --x`.egg
                  for each row set new.id = new.id;
                create view two as select id from `Exa``m --x`.child union select id from exam_other.ref;
                """);

        var found = server.examine("Exa`m --x", fingerprint -> false);

        assertThat(found.obstacles()).isEmpty();
        assertThat(found.unreadable()).isEmpty();
        assertThat(found.description().definitions())
                .isEqualTo(server.describe("Exa`m --x").definitions());
        assertThat(server.sides("Exa`m --x")).isEmpty();
    }

    @Test
    void namesEverythingAtOnceThatCouldNotBeRestored() throws Exception {
        SERVER.run(
                """
                create or replace database exam; use exam;
                create table t (id int); create table gone (id int); create table ruined (id int) engine = MyISAM;
                create view good as select * from t; create view bad as select * from gone;
                create view worse as select * from bad;
                create definer = 'gone'@'%' view lost as select * from t;
                create table trx (id int primary key,
                  s bigint unsigned generated always as row start,
                  e bigint unsigned generated always as row end,
                  period for system_time (s, e)) with system versioning;
                create procedure fine() select 1; create procedure spoilt() select 1;
                create procedure ruined_too() select 1;
                create trigger kept before insert on t for each row set new.id = 1;
                create event soon on schedule every 1 second do insert into t values (1);
                drop table gone; flush tables;
                update mysql.proc set body = 'select from' where db = 'exam' and name in ('spoilt', 'ruined_too');
                """);
        Files.delete(Path.of(SERVER.dataFolder(), "exam", "ruined.MYI"));

        var found = server.examine("exam", fingerprint -> false);

        assertThat(found.obstacles())
                .extracting(one -> one.type() + " " + one.name())
                .containsExactlyInAnyOrder(
                        "table exam.ruined",
                        "table exam.trx",
                        "view exam.bad",
                        "view exam.worse",
                        "view exam.lost",
                        "procedure exam.ruined_too",
                        "procedure exam.spoilt");
        assertThat(found.obstacles()).allSatisfy(one -> assertThat(one.reason()).isNotBlank());
        assertThat(found.unreadable()).containsExactlyInAnyOrder("ruined", "trx");
        assertThat(found.description().definitions())
                .contains("`good`", "`fine`", "kept", "`soon`")
                .doesNotContain("`bad`", "`worse`", "`lost`", "`spoilt`()");
        assertThat(server.sides("exam")).isEmpty();
        SERVER.run("drop database exam");
    }

    @Test
    void namesColumnsOfWhichADumpKeepsOnlySixDigits() {
        SERVER.run(
                """
                create or replace database exam_float; use exam_float;
                create table `t``x` (id int, f float, d double, n float(7,3) not null);
                create view v as select f from `t``x`;
                """);
        assertThat(server.roundedColumns("exam_float")).containsExactly("t`x.f", "t`x.n");
        SERVER.run("drop database exam_float");
    }

    @Test
    void triesNothingAgainThatHasPassed() {
        SERVER.run(
                """
                create or replace database again; use again;
                create table t (id int primary key auto_increment); create procedure p() select 1;
                """);
        var first = server.examine("again", fingerprint -> false).fingerprint();
        SERVER.run("insert into again.t values (), (), ()");
        var created = SERVER.run("show global status like 'Com_create_db'");

        assertThat(server.examine("again", first::equals).fingerprint()).isEqualTo(first);

        assertThat(SERVER.run("show global status like 'Com_create_db'")).isEqualTo(created);
        SERVER.run("alter table again.t add column v int");
        assertThat(server.examine("again", first::equals).fingerprint()).isNotEqualTo(first);
    }

    @Test
    void countsWhatCanBeCountedOfADamagedDatabase() throws Exception {
        SERVER.run(
                """
                create or replace database damaged; use damaged; create sequence numbers;
                create table same (id int); create table changed (id int, v int);
                create table large (id int, v text); create table ruined (id int) engine = MyISAM;
                create table `new
                line` (id int) with system versioning;
                insert into same values (1), (2); insert into changed values (1, 1), (2, 2);
                insert into large select seq, repeat('x', 1000) from seq_1_to_3000;
                insert into `new
                line` values (1); update `new
                line` set id = 2; flush tables; analyze table large;
                """);
        var before = server.digests("damaged");
        SERVER.run("update damaged.changed set v = 3 where id = 2");
        SERVER.run("flush tables");
        Files.delete(Path.of(SERVER.dataFolder(), "damaged", "ruined.MYI"));

        var found = server.count("damaged", 1_000_000);

        assertThat(found.rows())
                .containsOnlyKeys("same", "changed", "large", "new\nline")
                .containsEntry("large", 3000L)
                .containsEntry("new\nline", 2L);
        assertThat(found.digests()).containsOnlyKeys("same", "changed", "new\nline");
        for (var table : before) {
            var digest = found.digests().get(table.name());
            if (digest != null) {
                assertThat(digest.equals(table.digest()))
                        .as(table.name())
                        .isEqualTo(!table.name().equals("changed"));
            }
        }
        assertThat(found.broken()).containsOnlyKeys("ruined");
        assertThat(server.count("damaged", 0).rows())
                .containsOnlyKeys("same", "changed", "large", "new\nline")
                .containsEntry("new\nline", 2L);
        SERVER.run("drop database damaged");
    }

    @Test
    void knowsWhatLeadsIntoOtherDatabases() {
        SERVER.run(
                """
                create or replace database ref_b; create table ref_b.people (id int primary key);
                create sequence ref_b.numbers;
                create or replace database ref_a; create table ref_a.orders (id int primary key,
                  buyer int default nextval(ref_b.numbers), own int,
                  constraint bought foreign key (buyer) references ref_b.people (id),
                  constraint self foreign key (own) references orders (id));
                """);

        assertThat(server.references("ref_a"))
                .extracting(Reference::words)
                .containsExactlyInAnyOrder(
                        "ref_a.orders (bought) refers to ref_b.people",
                        "ref_a.orders (buyer) refers to ref_b.numbers");
        assertThat(server.references("ref_b"))
                .extracting(Reference::words)
                .contains("ref_a.orders (bought) refers to ref_b.people");
        assertThat(server.examine("ref_a", fingerprint -> false).obstacles()).isEmpty();
        SERVER.run("drop database ref_a; drop database ref_b");
    }
}
