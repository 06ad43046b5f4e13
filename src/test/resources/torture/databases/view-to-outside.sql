-- Views, routines and sequences of a database outside the environment are used, as long as it is there
create database @first@ character set utf8mb4;
create database if not exists torture_neighbour;
create table if not exists torture_neighbour.rates (id int primary key, rate decimal(5, 2));
replace into torture_neighbour.rates values (1, 1.19);
create or replace view torture_neighbour.current as select rate from torture_neighbour.rates;
create sequence if not exists torture_neighbour.numbers;
use @first@;
create table t (id int primary key, v int, n bigint default nextval(torture_neighbour.numbers)); insert into t values (1, 1, 1);
create view v as select t.id, r.rate from t, torture_neighbour.current r;
create procedure p() select * from torture_neighbour.rates;
create trigger tr before insert on t for each row set new.v = (select count(*) from torture_neighbour.rates);
