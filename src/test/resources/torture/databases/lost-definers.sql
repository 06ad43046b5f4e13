-- Triggers, routines and events whose definer is gone, which still are definitions
create database @first@ character set utf8mb4;
use @first@;
create table t (id int primary key, v int);
insert into t values (1, 1);
create definer = ghost@nowhere procedure p() select 1;
create definer = 'gho''st "x"'@'%' function f() returns int return 1;
create definer = ghost@nowhere trigger tr before insert on t for each row set new.v = 1;
create definer = ghost@nowhere event e on schedule every 1 day starts '2020-01-01' disable do select 1;
create definer = ghost@nowhere sql security invoker view invoked as select * from t;
