-- An event that runs every second and writes: it must not run in what is prepared beside
-- varies: ticks
create database @first@ character set utf8mb4;
use @first@;
create table ticks (id int primary key auto_increment, seen timestamp default current_timestamp(), place varchar(64));
create event tick on schedule every 1 second starts '2020-01-01' do insert into ticks (place) values (database());
create table still (id int primary key); insert into still values (1);
