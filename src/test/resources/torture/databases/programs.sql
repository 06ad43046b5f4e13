-- Triggers in order, events enabled, disabled, once and ended, routines with comments, modes and character sets of their own
-- fast
create database @first@ character set utf8mb4 collate utf8mb4_unicode_ci;
use @first@;
create table t (id int primary key auto_increment, v varchar(100), w int default 0);
create table audit (id int primary key auto_increment, what text);
insert into t (v) values ('before triggers');
delimiter //
create trigger `z first` before insert on t for each row set new.v = concat(new.v, '1')//
create trigger `a second` before insert on t for each row follows `z first` set new.v = concat(new.v, '2')//
create trigger zero before insert on t for each row precedes `z first` begin
  -- a comment; with delimiter // inside
  if new.w is null then signal sqlstate '45000' set message_text = 'it''s "wrong" ☕'; end if;
end//
create trigger after_all after update on t for each row insert into audit (what) values (concat(old.v, '->', new.v))//
create trigger gone after delete on t for each row begin
  /*!50003 insert into audit (what) values ('versioned comment') */;
  /*M!100100 insert into audit (what) values ('mariadb comment') */;
end//
set names latin1//
set sql_mode = 'pipes_as_concat,ansi_quotes'//
create trigger moded before update on t for each row set new.v = "new"."v" || '!'//
create procedure latin(in x varchar(10) character set latin1 collate latin1_german2_ci) select x, 'caf_' collate latin1_swedish_ci//
set names utf8mb4 collate utf8mb4_bin//
set sql_mode = ''//
create procedure proc(in a int, out b varchar(20) character set utf8mb3, inout c json) language sql not deterministic reads sql data sql security invoker comment 'com''ment "x" \\ ☕'
begin
  declare cur cursor for select id from t;
  declare exit handler for sqlexception begin get diagnostics condition 1 @m = message_text; end;
  set b = 'a\tb\\c';
  label: while a > 0 do set a = a - 1; if a = 1 then leave label; end if; end while;
  execute immediate 'select 1';
end//
create function `select`(x int) returns varchar(100) charset utf8mb4 collate utf8mb4_bin contains sql return concat('`', x, '"')//
create event runs on schedule every 1 hour starts '2020-01-01 00:00:00' ends '2037-01-01 00:00:00' on completion preserve enable comment 'it''s enabled' do delete from audit where id < 0//
create event disabled on schedule every '1:30' minute_second starts '2021-06-01 00:00:00' disable do begin delete from audit where id < 0; end//
create event elsewhere on schedule every 1 day starts '2021-06-01 00:00:00' disable on slave do select 1//
create event once on schedule at '2037-12-31 23:59:59' on completion not preserve do delete from audit where id < 0//
set time_zone = '+05:30'//
create event `zo ned` on schedule every 1 week starts '2021-06-01 12:00:00' do select 'in its zone'//
set time_zone = default//
delimiter ;
insert into t (v) values ('x'); update t set v = 'y' where v like 'x%'; delete from t where v like 'none';
