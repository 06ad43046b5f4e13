-- A key that points to a database outside the environment
-- fast
-- expect: refused at connect, names "pointing", "elsewhere"
create database @first@ character set utf8mb4;
create database if not exists torture_outside;
create table if not exists torture_outside.elsewhere (id int primary key);
create table @first@.pointing (id int primary key, e int, constraint outwards foreign key (e) references torture_outside.elsewhere (id));
