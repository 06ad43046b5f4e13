-- Tables named as restores and tools name theirs, and one named like a server's own
create database @first@ character set utf8mb4;
use @first@;
create table `__tm` (id int primary key); insert into `__tm` values (1);
create table `t__tmprevious` (id int primary key); insert into `t__tmprevious` values (1);
create table `proc` (id int primary key); insert into `proc` values (1);
create table `general_log` (id int primary key); insert into `general_log` values (1);
create table `slow_log` (id int primary key); insert into `slow_log` values (1);
create table `apply_status` (id int primary key); insert into `apply_status` values (1);
create table `transaction_registry` (id int primary key); insert into `transaction_registry` values (1);
create table `innodb_index_stats` (id int primary key); insert into `innodb_index_stats` values (1);
create table `gtid_slave_pos` (id int primary key); insert into `gtid_slave_pos` values (1);
