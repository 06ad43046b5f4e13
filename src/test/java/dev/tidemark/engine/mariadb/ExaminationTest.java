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
                use `Exa``m --x`; create or replace database exam_other;
                create table exam_other.ref (id int primary key);
                alter table child add column o int, add foreign key (o) references exam_other.ref (id);
                create trigger `Exa``m --x`.qualified before insert on `Exa``m --x`.egg
                  for each row set new.id = new.id;
                create view two as select id from `Exa``m --x`.child union select id from exam_other.ref;
                """);

        var found = server.examine("Exa`m --x", fingerprint -> false);

        assertThat(found.obstacles()).isEmpty();
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
}
