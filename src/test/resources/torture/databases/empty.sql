-- A database with nothing in it, and one that has only programs
-- database first: torture_#_empty
-- database second: torture_#_programs
create database @first@ character set utf16 collate utf16_bin;
create database @second@ character set utf8mb4;
create procedure @second@.p() select 1;
create event @second@.e on schedule every 1 day starts '2020-01-01' disable do select 1;
