-- Values of 100 MB, and rows of several
-- server: --max-allowed-packet=1G --innodb-log-file-size=1G
-- slow
create database @first@ character set utf8mb4;
use @first@;
create table large (id int primary key, v longblob, t longtext);
insert into large values (1, repeat(x'00ff27', 33333333), null), (2, null, repeat('☕ea', 20000000)), (3, repeat('x', 60000000), repeat('y', 60000000));
