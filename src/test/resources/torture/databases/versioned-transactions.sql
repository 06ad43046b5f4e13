-- Tables that are versioned by transaction number, with history
-- expect: refused at backup, names "precise"
create database @first@ character set utf8mb4;
use @first@;
create table precise (id int primary key, v int, s bigint unsigned generated always as row start, e bigint unsigned generated always as row end, period for system_time (s, e)) with system versioning;
insert into precise (id, v) values (1, 1), (2, 2);
update precise set v = 9; delete from precise where id = 2;
