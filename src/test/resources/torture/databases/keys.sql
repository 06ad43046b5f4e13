-- Foreign keys that go in circles, to themselves, to unique keys and over several columns, with every action
create database @first@ character set utf8mb4;
use @first@;
create table egg (id int primary key, hen int, name varchar(10), unique (name, id));
create table hen (id int primary key, egg int, egg_name varchar(10), constraint `from``egg "x"` foreign key (egg) references egg (id) on update cascade on delete cascade, constraint wide foreign key (egg_name, egg) references egg (name, id) on delete set null);
alter table egg add constraint cycle foreign key (hen) references hen (id) on delete set null;
create table tree (id int primary key, parent int, constraint `tree_ibfk_1` foreign key (parent) references tree (id) on delete cascade);
create table three_a (id int primary key, b int); create table three_b (id int primary key, c int); create table three_c (id int primary key, a int);
alter table three_a add foreign key (b) references three_b (id); alter table three_b add foreign key (c) references three_c (id); alter table three_c add foreign key (a) references three_a (id);
set foreign_key_checks = 0;
insert into egg values (1, 1, 'x'), (2, null, 'y'); insert into hen values (1, 1, 'x'), (2, null, null);
insert into tree values (1, null), (2, 1), (3, 2), (4, 4);
insert into three_a values (1, 1); insert into three_b values (1, 1); insert into three_c values (1, 1);
set foreign_key_checks = 1;
create table tagged (id int primary key, egg int not null, key (egg), constraint z foreign key (egg) references egg (id) on update no action on delete restrict);
insert into tagged values (1, 1);
