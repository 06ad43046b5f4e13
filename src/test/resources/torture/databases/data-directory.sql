-- A table that lies outside the data directory
-- slow
create database @first@ character set utf8mb4;
use @first@;
create table far (id int primary key, v int) data directory = '/tmp/torture-data';
insert into far values (1, 1);
