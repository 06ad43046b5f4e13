package dev.tidemark.engine.mariadb;

import dev.tidemark.engine.testing.TestMariaDb;
import java.nio.charset.Charset;
import java.util.List;

/** Two databases that refer to each other, with all kinds of views and programs. */
final class HardDatabases {
    static final String SHOP = "ha`rd \"shop' ☕";
    static final String STOCK = "hard.stock";

    /** As long as a name can be. */
    private static final String LONG = "v" + "x".repeat(63);

    private HardDatabases() {}

    static String shadow(String live) {
        return MariaDb.sideName(live, "i");
    }

    static String previous(String live) {
        return MariaDb.sideName(live, "p");
    }

    static String aside(String live) {
        return MariaDb.sideName(live, "u");
    }

    static String twin(String live) {
        return MariaDb.sideName(live, "t");
    }

    static void drop(TestMariaDb server) {
        var drops = new StringBuilder("set foreign_key_checks = 0;\n");
        for (var live : List.of(SHOP, STOCK)) {
            for (var name : List.of(live, shadow(live), previous(live), aside(live))) {
                drops.append("drop database if exists %s;\n".formatted(Sql.name(name)));
            }
        }
        server.run(drops.toString());
    }

    static void create(TestMariaDb server) {
        tables(server, SHOP, STOCK);
        server.run(
                """
                use %1$s;
                insert into orders values (1, null, default, 'one'), (2, null, default, 'two');
                insert into %2$s.items values (7, 1, 'seven');
                update orders set item = 7 where id = 1;
                delimiter //
                create function plus(x int) returns int deterministic comment 'adds /* one'
                begin /* outer /* inner */ return x + 1; -- it's ; kept
                end//
                create definer = `no``body`@`h"o'st` procedure `odd ``proc ☕`(in x int, out y text)
                  sql security invoker begin select 'a;b' into y; /*! select 1 */; end//
                create procedure zeta() select 1//
                create trigger %1$s.first_t before insert on %1$s.orders for each row /* why */
                  set new.note = concat(new.note, '!')//
                create trigger second_t before insert on orders for each row
                  set new.note = concat(new.note, '?')//
                create trigger zero_t before insert on orders for each row precedes first_t
                  set new.note = concat('>', new.note)//
                create definer = `gone`@`%%` trigger noted after update on orders for each row
                  insert into %2$s.log (what) values (new.note)//
                create event tick on schedule every 1 day starts '2030-01-01 00:00:00'
                  comment 'it''s ENABLE' do begin select 1; end//
                create event once on schedule at '2031-01-01 00:00:00' on completion preserve
                  disable do delete from orders where id < 0//
                set sql_mode = 'ORACLE'//
                create package kit as function one return int; procedure two(x int); end//
                create package body kit as
                  v int := 3; /* body /* nested */
                  function one return int as begin return v; end;
                  procedure two(x int) as begin null; end;
                end//
                create function "Q" (a varchar2(10)) return varchar2(20) deterministic as
                  begin return a || 'x'; end//
                set sql_mode = 'ANSI_QUOTES,PIPES_AS_CONCAT,NO_BACKSLASH_ESCAPES'//
                create function "quoted" (a text) returns text deterministic
                  return "a" || '\\'//
                set sql_mode = default//
                delimiter ;
                set time_zone = '+05:30';
                create event zoned on schedule every 1 hour starts '2032-01-01 12:00:00' disable
                  do select 1;
                set time_zone = default;
                alter database %1$s collate latin1_german1_ci;
                create procedure collated(a varchar(10)) select a;
                alter database %1$s collate utf8mb4_unicode_ci;
                create view z_base as select id, plus(id) as more, note from orders;
                create view a_top as select more, 'a''b' as lit from z_base;
                create view `%3$s` as select t.more, i.name from a_top t, %2$s.items i;
                create definer = `gone`@`%%` view orphan as select id from orders;
                create sql security invoker view same_name as select `hard.stock`.id
                  from %2$s.items `hard.stock`;
                use %2$s;
                create view back as select o.id, i.name, %1$s.plus(i.id) as next
                  from items i join %1$s.orders o on o.item = i.id;
                create view back2 as select * from back where id in (select more from %1$s.a_top);
                create trigger logged after insert on items for each row
                  insert into log (what) values (new.name);
                create or replace user clerk@localhost, `cl'erk`@`%%`;
                grant execute on function %1$s.plus to clerk@localhost;
                grant execute, alter routine on procedure %1$s.`odd ``proc ☕` to `cl'erk`@`%%`;
                set sql_mode = 'ORACLE'; grant execute on package %1$s.kit to clerk@localhost;
                """
                        .formatted(Sql.name(SHOP), Sql.name(STOCK), LONG));
        server.run(
                """
                use %s;
                set names latin1;
                create procedure latin(`größe` varchar(10)) comment 'Maß' select 'äöü', `größe`;
                create view latin_v as select 'ß' as `ä`;
                """
                        .formatted(Sql.name(STOCK)),
                Charset.forName("ISO-8859-1"));
    }

    private static void tables(TestMariaDb server, String shop, String stock) {
        server.run(
                """
                create database %1$s collate utf8mb4_unicode_ci;
                create database %2$s collate latin1_swedish_ci;
                create sequence %1$s.numbers start with 100 increment by 10;
                create table %2$s.items (id int primary key, first_order int, name varchar(50));
                create table %1$s.orders (id int primary key, item int,
                  number int default nextval(%1$s.numbers), note varchar(100),
                  constraint bought foreign key (item) references %2$s.items (id));
                alter table %2$s.items add constraint `born``` foreign key (first_order)
                  references %1$s.orders (id);
                create table %2$s.log (id int primary key auto_increment, what text,
                  shop_number int default (nextval(%1$s.numbers) + 1));
                create table %1$s.`%3$s` (id int primary key, parent int, constraint own
                  foreign key (parent) references %1$s.`%3$s` (id)) ;
                create table %1$s.history (id int primary key, v int) with system versioning;
                create table %1$s.old_isam (id int primary key, v text) engine = MyISAM;
                insert into %1$s.history values (1, 1); update %1$s.history set v = 2;
                insert into %1$s.old_isam values (1, 'x');
                """
                        .formatted(Sql.name(shop), Sql.name(stock), "t" + "y".repeat(63)));
    }

    /** What a restore has prepared: the tables only, with keys between the shadows. */
    static void moveToShadows(TestMariaDb server) {
        var script = new StringBuilder();
        for (var live : List.of(SHOP, STOCK)) {
            script.append("create database %s;\n".formatted(Sql.name(shadow(live))));
            for (var trigger :
                    server.run(
                                    "select trigger_name from information_schema.triggers where %s"
                                            .formatted(Sql.is("trigger_schema", live)))
                            .lines()
                            .toList()) {
                script.append("drop trigger %s;\n".formatted(Sql.name(live, trigger)));
            }
        }
        var renames = new java.util.ArrayList<String>();
        for (var live : List.of(SHOP, STOCK)) {
            server.run(
                            "select table_name from information_schema.tables"
                                    + " where table_type <> 'VIEW' and "
                                    + Sql.is("table_schema", live))
                    .lines()
                    .forEach(table ->
                            renames.add(TableMoves.rename(live, table, shadow(live), table)));
        }
        script.append("rename table %s;\n".formatted(String.join(", ", renames)));
        script.append(
                """
                alter table %2$s.orders alter column number set default (nextval(%1$s.numbers));
                alter table %4$s.log alter column shop_number
                  set default (nextval(%1$s.numbers) + 1);
                alter database %1$s collate utf8mb4_unicode_ci;
                alter database %4$s collate latin1_swedish_ci;
                drop database %3$s; drop database %5$s;
                """
                        .formatted(
                                Sql.name(shadow(SHOP)),
                                Sql.name(shadow(SHOP)),
                                Sql.name(SHOP),
                                Sql.name(shadow(STOCK)),
                                Sql.name(STOCK)));
        server.run(script.toString());
    }

    /** The same databases after something went wrong in them. */
    static void createSpoilt(TestMariaDb server) {
        tables(server, SHOP, STOCK);
        server.run(
                """
                use %1$s;
                alter database %1$s collate utf8mb4_general_ci;
                insert into orders values (5, null, default, 'five');
                create table `only now` (id int primary key, o int,
                  foreign key (o) references orders (id));
                drop table history; create view history as select 1 as gone;
                create function plus(x int) returns int deterministic return x + 2;
                create procedure newer() select 2;
                create function kept() returns int deterministic return 1;
                create trigger second_t before insert on orders for each row
                  set new.note = 'spoilt';
                create trigger first_t after insert on `only now` for each row set @x = 1;
                create event tick on schedule every 2 day starts '2030-01-01 00:00:00' do select 2;
                create event newer on schedule every 1 day starts '2030-01-01 00:00:00' do select 1;
                create view a_top as select 1 as more, 'x' as lit;
                create view fresh as select more from a_top;
                set sql_mode = 'ORACLE';
                delimiter //
                create package kit as function one return int; end//
                create package body kit as function one return int as begin return 4; end; end//
                create package other as function one return int; end//
                create package body other as function one return int as begin return 5; end; end//
                delimiter ;
                use %2$s;
                create view back as select count(*) as n from %1$s.fresh, items;
                grant execute on function %1$s.kept to clerk@localhost;
                """
                        .formatted(Sql.name(SHOP), Sql.name(STOCK)));
    }
}
