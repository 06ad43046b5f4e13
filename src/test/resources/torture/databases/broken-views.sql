-- Views whose table, column or function is gone
-- fast
-- expect: refused at backup, names "without_table", "without_column", "without_function", "upon_broken"
create database @first@ character set utf8mb4;
use @first@;
create table t (id int primary key, v int);
create table gone (id int);
create function f() returns int return 1;
create view without_table as select * from gone;
create view without_column as select v from t;
create view without_function as select f();
create view upon_broken as select * from without_table;
drop table gone; alter table t drop column v; drop function f;
