-- System-versioned tables with history: implicit and own columns, partitioned history, transaction-precise, versioned columns, application periods
-- fast
create database @first@ character set utf8mb4;
use @first@;
create table implicit (id int primary key, v int, big longtext) with system versioning;
insert into implicit values (1, 1, 'a'), (2, 2, 'b'), (3, 3, null);
update implicit set v = v + 10; delete from implicit where id = 2;
create table own (id int primary key, v varchar(20), s timestamp(6) generated always as row start invisible, e timestamp(6) generated always as row end invisible, period for system_time (s, e)) with system versioning;
insert into own values (1, 'x'); update own set v = 'y'; update own set v = 'z'; insert into own values (2, 'gone'); delete from own where id = 2;
create table parted (id int, v int) with system versioning partition by system_time (partition p0 history, partition pn current);
insert into parted values (1, 1), (2, 2); update parted set v = 5; delete from parted where id = 1;
create table some (id int primary key, kept int with system versioning, loose int without system versioning);
insert into some values (1, 1, 1); update some set kept = 2; update some set loose = 2;
create table excluded (id int primary key, kept int, loose int without system versioning) with system versioning;
insert into excluded values (1, 1, 1); update excluded set kept = 2; update excluded set loose = 3;
create table booked (id int, d1 date, d2 date, period for p (d1, d2), unique (id, p without overlaps));
insert into booked values (1, '2020-01-01', '2020-02-01'), (1, '2020-02-01', '2021-01-01');
create table both_periods (id int, d1 date, d2 date, period for p (d1, d2)) with system versioning;
insert into both_periods values (1, '2020-01-01', '2020-12-31'); delete from both_periods for portion of p from '2020-03-01' to '2020-04-01';
create table child (id int primary key, parent int, foreign key (parent) references implicit (id)) with system versioning;
insert into child values (1, 1), (2, 3); delete from child where id = 2;
create view then_and_now as select id, v, row_start, row_end from implicit for system_time all;
create view v_as_of as select * from own for system_time as of timestamp '2020-01-01 00:00:00';
