-- A database whose name has 64 characters, beside one of 53
-- database first: torture_#_~
-- database second: torture_#_yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy
create database @first@ character set utf8mb4;
create database @second@ character set utf8mb4;
use @first@;
create table t (id int primary key, v int); insert into t values (1, 1);
create view v as select * from t;
create trigger tr before insert on t for each row set new.v = 2;
create procedure p() select * from t;
create table @second@.t (id int primary key); insert into @second@.t values (5);
