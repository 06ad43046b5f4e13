-- Comments within comments, in definitions and as definitions
create database @first@ character set utf8mb4;
use @first@;
create table t (id int primary key comment 'a /* b */ c -- d', v int default 1 comment '*/ /*!99999 x') comment = '/* /*! */ */';
insert into t values (1, 1);
delimiter //
create procedure nested() begin
  /* outer -- not ended */
  /*!50003 select 1 */;
  select /*+ hint */ '/*', "*/", `id` /* x */ from t; -- last
  # hash
end//
create function versioned() returns int /*!50003 deterministic */ return /*!50003 1 + */ /*M!100000 2 */;//
create trigger tr before insert on t for each row begin /* a */ set new.v = /* b */ 2; /*!50003 set new.v = 3; */ end//
create event e on schedule every 1 day starts '2020-01-01' disable comment '/* */' do begin /* x */ select 1; end//
delimiter ~~
create procedure delimited() begin
  -- DELIMITER ;;
  -- //
  select ';;', '$$', 'DELIMITER ;';
end
~~
delimiter ;
create view v as select /* gone in views */ id, '/* kept */' as c from t;
