-- Rows that break their own foreign keys and checks, as after a careless import
-- open: a key to a table that is not there refers to the side schema after the cutover
create database @first@ character set utf8mb4;
use @first@;
create table parent (id int primary key);
create table child (id int primary key, parent int, foreign key (parent) references parent (id));
create table checked (id int primary key, a int check (a > 0), d date not null, e enum('x', 'y') not null);
set foreign_key_checks = 0, check_constraint_checks = 0, sql_mode = '';
insert into child values (1, 99);
insert into checked values (1, -5, '0000-00-00', 'invalid');
create table dangling (id int primary key, gone int, constraint to_gone foreign key (gone) references never_made (id));
insert into dangling values (1, 1);
set foreign_key_checks = 1;
create view v as select * from child;
