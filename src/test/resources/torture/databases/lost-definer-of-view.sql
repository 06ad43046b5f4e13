-- A view whose definer is gone: nobody can read it
-- fast
-- expect: refused at backup, names "ghostly", "phantom"
create database @first@ character set utf8mb4;
use @first@;
create table t (id int primary key);
create definer = ghost@nowhere view ghostly as select * from t;
create definer = phantom@nowhere view phantom as select * from t;
