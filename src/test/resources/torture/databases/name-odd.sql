-- Databases with names that need care: reserved words, spaces, backticks, dashes, dots, emoji, wildcards, case
-- database first: select `from` #.--x ☕
-- database second: --torture_#%.sql
-- database third: Torture #
create database @first@ character set utf8mb4;
create database @second@ character set utf8mb4;
create database @third@ character set utf8mb4;
use @first@;
create table t (id int primary key, v int); insert into t values (1, 1);
create view v as select * from t;
create trigger tr before insert on t for each row set new.v = 2;
create function f() returns int return (select max(id) from t);
create sequence s; create table d (id int default nextval(s) primary key); insert into d values ();
create event e on schedule every 1 day starts '2020-01-01' disable do select 1;
create table @second@.`t.1` (id int primary key); insert into @second@.`t.1` values (1);
create view @second@.v as select t.id from @first@.t;
create table @third@.t (id int primary key); insert into @third@.t values (1);
