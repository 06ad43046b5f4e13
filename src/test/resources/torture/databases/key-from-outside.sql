-- A table of a database outside the environment has a key into it: exchanging tables would cut or block it
-- fast
-- expect: refused at connect, names "inner_table", "outer_table"
create database @first@ character set utf8mb4;
create table @first@.inner_table (id int primary key);
create database if not exists torture_outside;
drop table if exists torture_outside.outer_table;
create table torture_outside.outer_table (id int primary key, i int, foreign key (i) references @first@.inner_table (id));
