-- Packages with bodies, functions and procedures of both dialects, aggregate functions
-- fast
create database @first@ character set utf8mb4;
use @first@;
create table t (id int primary key auto_increment, v varchar(100));
insert into t (v) values ('a'), ('b');
set sql_mode = oracle;
delimiter //
create or replace package tools comment 'what it offers' as
  -- a comment in the head
  function twice(x int) return int;
  procedure note(what varchar2(100));
end//
create or replace package body tools as
  total int := 7; /* a comment in the body */
  function twice(x int) return int as begin return x * 2; end;
  procedure note(what varchar2(100)) as begin insert into t (v) values (what || '!'); end;
begin
  total := total + 1;
end//
create or replace package headonly as
  procedure nothing;
end//
create or replace function plus(x int) return int as begin return x + 1; end//
create or replace procedure show_all(x in out int) as begin select * from t; end//
set sql_mode = 'ansi_quotes,pipes_as_concat,no_backslash_escapes'//
create function joined(x varchar(20)) returns varchar(200) deterministic return x || "x" || '\'//
set sql_mode = ''//
create procedure loose() comment 'it''s \\ "quoted" ☕' sql security invoker modifies sql data begin -- kept
  # kept too
  /* and /* this */
  insert into t (v) values ("double \' quoted");
end//
create aggregate function median_ish(x int) returns int deterministic begin
  declare s int default 0;
  declare continue handler for not found return s;
  loop fetch group next row; set s = s + x; end loop;
end//
set sql_mode = 'strict_all_tables,no_zero_date'//
create function `odd name; -- "x"`(`par am` int) returns int no sql return `par am`//
delimiter ;
create view v_calls as select id, plus(id) as p, joined(v) as j from t;
