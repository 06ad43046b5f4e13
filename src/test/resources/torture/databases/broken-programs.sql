-- Routines and triggers that name what is not there: definitions all the same, they come back as they are
create database @first@ character set utf8mb4;
use @first@;
create table t (id int primary key);
insert into t values (1);
create procedure p() select * from never_there;
create function f() returns int return (select max(x) from never_there);
create trigger tr after insert on t for each row insert into never_there values (new.id);
create event e on schedule every 1 day starts '2020-01-01' disable do call nothing.at_all();
