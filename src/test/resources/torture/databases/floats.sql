-- FLOAT columns to their last bit: a dump writes six digits of them unless it is told otherwise
-- open: mariadb-dump writes six digits of a FLOAT; the backup names the columns, and more digits are lost
create database @first@ character set utf8mb4;
use @first@;
create table floats (id int primary key, f float, n float not null default 0.1);
insert into floats values (1, 16777215, 0.1), (2, 3.1415927, 1.1754944e-38), (3, 3.4028234e38, 123456.789), (4, -0.0, 1e-45), (5, 8388607.5, 33554431);
