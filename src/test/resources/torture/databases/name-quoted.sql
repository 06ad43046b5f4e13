-- Databases whose names have quotes and a backslash, with views and programs
-- open: mariadb-dump cannot select a database whose name has quotes or a backslash; connecting says there is none
-- database first: it's "torture" #
-- database second: back\slash #
create database @first@ character set utf8mb4;
create database @second@ character set utf8mb4;
use @first@;
create table t (id int primary key, v int); insert into t values (1, 1);
create view v as select * from t;
create trigger tr before insert on t for each row set new.v = 2;
create function f() returns int return (select max(id) from t);
create event e on schedule every 1 day starts '2020-01-01' disable do select 1;
use @second@;
create table t (id int primary key, v int); insert into t values (1, 1);
create view v as select * from t;
create procedure p() select * from t;
