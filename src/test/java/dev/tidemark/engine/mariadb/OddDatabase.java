package dev.tidemark.engine.mariadb;

import dev.tidemark.engine.testing.TestMariaDb;

/** A database with one of everything that makes dumping, loading and switching difficult. */
public final class OddDatabase {
    private OddDatabase() {}

    public static void create(TestMariaDb server, String database) {
        var name = Sql.name(database);
        server.run(
                """
                drop database if exists %1$s;
                create database %1$s character set utf8mb4 collate utf8mb4_unicode_ci;
                use %1$s;
                create sequence numbers start with 100 increment by 10;
                create table parent (id int primary key auto_increment, name varchar(200),
                  bits blob, length int as (char_length(name)) stored,
                  upper_name varchar(200) as (upper(name)) virtual,
                  unique key (name));
                create table child (id int primary key, parent int, sibling int,
                  constraint belongs foreign key (parent) references parent (id) on delete cascade,
                  foreign key (sibling) references child (id));
                create table egg (id int primary key, hen int);
                create table hen (id int primary key, egg int, foreign key (egg) references egg (id));
                alter table egg add constraint cycle foreign key (hen) references hen (id);
                create table numbered (id int default nextval(numbers) primary key, x int);
                create table versioned (id int primary key, v int) with system versioning;
                create table parted (id int primary key, y int)
                  partition by range (id) (partition low values less than (10),
                                           partition high values less than maxvalue);
                create table isam (id int primary key, v text, fulltext key (v)) engine=MyISAM;
                create table aria (id int primary key, v int) engine=Aria;
                create table `we``ird "na'me. --x ☕` (`co``l ☕` int primary key, `select` text);
                create table `-- drop` (id int primary key);
                create table audit (id int primary key auto_increment, what text);
                insert into parent (name, bits) values ('😀 emoji', x'00ff0d0a5c27'),
                  ('tab\\tnew\\nline\\\\', null), ('quote''"', '');
                insert into child values (1, 1, null), (2, 2, 1), (3, null, 3);
                insert into egg values (1, null); insert into hen values (1, 1);
                update egg set hen = 1;
                insert into numbered (x) values (1), (2);
                insert into versioned values (1, 1); update versioned set v = 2;
                insert into parted values (1, 1), (50, 2);
                insert into isam values (1, 'some words'); insert into aria values (1, 1);
                insert into `we``ird "na'me. --x ☕` values (1, 'x'); insert into `-- drop` values (7);
                delimiter //
                create function plus(x int) returns int deterministic
                begin
                  -- a comment that must stay
                  return x + 1;
                end//
                create procedure `odd ``proc` (in x int) /* kept */ begin select plus(x); end//
                create trigger first_t before insert on parent for each row
                  set new.name = concat(new.name, '!')//
                create trigger second_t before insert on parent for each row follows first_t
                  set new.name = concat(new.name, '?')//
                create trigger noted after insert on parent for each row
                  insert into audit (what) values (new.name)//
                create event tick on schedule every 1 second disable do insert into aria
                  select max(id) + 1, 0 from aria//
                delimiter ;
                create view z_base as select id, plus(id) as more from parent;
                create view a_top as select more from z_base;
                create view `od``d.view` as select * from a_top;
                """
                        .formatted(name));
    }

    /** Changes something everywhere, as if the application had gone on. */
    public static void spoil(TestMariaDb server, String database) {
        server.run(
                """
                use %s;
                update child set sibling = null; delete from child; insert into parent (name) values ('new');
                drop table `-- drop`; create table later (id int primary key);
                insert into later values (1); update aria set v = 9;
                drop view `od``d.view`; create view fresh as select 1 as one;
                create or replace function plus(x int) returns int deterministic
                  return x + 2; create procedure later_proc() select 1;
                create trigger later_t before insert on later for each row set new.id = new.id;
                """
                        .formatted(Sql.name(database)));
    }
}
