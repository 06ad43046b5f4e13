-- Dates that are none, numbers at their limits, floats to the last bit, text with every byte
create database @first@ character set utf8mb4;
use @first@;
set sql_mode = '';
create table dates (id int primary key, d date, dt datetime(6), ts timestamp(6) null, t time(6), y year, dn date not null, dtn datetime not null default '0000-00-00 00:00:00', tsn timestamp not null default '0000-00-00 00:00:00');
insert into dates values (1, '0000-00-00', '0000-00-00 00:00:00', 0, '-838:59:59', 0, '2020-00-00', '2020-02-00 00:00:00', 0), (2, '2020-00-31', '9999-12-31 23:59:59.999999', '2038-01-19 03:14:07.999999', '838:59:59.999999', 2155, '0001-01-01', '1000-01-01', '1970-01-01 00:00:01'), (3, null, '2020-02-30 10:00:00', null, null, null, '', 0, now());
set sql_mode = 'allow_invalid_dates'; insert into dates values (4, '2021-02-31', '2021-04-31 00:00:00', null, '00:00:00.000001', 1901, '2021-02-31', '2021-02-31', '2021-01-01'); set sql_mode = '';
set time_zone = 'SYSTEM';
update dates set tsn = '2021-10-31 02:30:00' where id = 3;
create table numbers (id int primary key, b bigint, u bigint unsigned, d decimal(65, 0), t tinyint, m mediumint unsigned, f float, g double, h float(10, 3), i double unsigned, z int(10) zerofill);
insert into numbers values (1, -9223372036854775808, 18446744073709551615, 99999999999999999999999999999999999999999999999999999999999999999, -128, 16777215, 1, 1, 1, 1, 42);
create table wholes (id int primary key, g double, e double); insert into wholes values (1, 1.7976931348623157e308, 2.2250738585072014e-308), (2, 0.1, 1 / 3e0), (3, -0.0e0, 123456789012345678), (4, 4.9406564584124654e-324, 5e-310), (5, pi() * 1e0, exp(1) * 1e100);
create table bytes (id int primary key, b blob, t text, l longblob, m mediumtext);
insert into bytes values (1, unhex('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f5c27225c30807fff'), 'a\\0b\0c\'d"e\nf\rg\th\Zi\%j\_k`l;m--n/*o*/', repeat(x'00', 70000), repeat('☕', 30000)), (2, '', '', null, null);
create table dashes (id int primary key, v text); insert into dashes values (1, '\n-- Dump completed on'), (2, '/*!50003 drop table x */;'), (3, 'delimiter //\n//'), (4, '\\. /etc/passwd'), (5, '\\! id'), (6, 'CREATE DATABASE `x`; USE `mysql`;'), (7, '@first@'), (8, "\r\n\n\n"), (9, 'DEFAULT (nextval(`x`.`y`))');
create table jsons (id int primary key, j json, k longtext check (json_valid(k))); insert into jsons values (1, '{"a": [1, 2.0, null, "\\u2615"], "a": 2}', '[]'), (2, 'null', null);
create table wide (id int primary key, v varchar(16000), w varchar(300)); insert into wide values (1, repeat('x', 16000), 'y');
create table deep (id int primary key auto_increment, parent int, v char(255) default 'd');
insert into deep (parent) select seq from seq_1_to_3000;
