-- A value larger than the server would take back: its packets are limited to 16 MB now
-- open: the backup fails, but its message does not name the table
-- server: --max-allowed-packet=512M --innodb-log-file-size=1G
-- expect: refused at backup, names "grown"
-- slow
create database @first@ character set utf8mb4;
create table @first@.grown (id int primary key, v longblob);
insert into @first@.grown values (1, repeat(x'00ff', 20000000));
set global max_allowed_packet = 16777216;
