-- 3,000 tables and 200 views
-- slow
create database @first@ character set utf8mb4;
use @first@;
delimiter //
create procedure make() begin
  for i in 1 .. 3000 do
    execute immediate concat('create table t', i, ' (id int primary key auto_increment, v varchar(20)', if(i > 1 and i % 5 = 0, concat(', p int, foreign key (p) references t', i - 1, ' (id)'), ''), ')');
    if i % 3 = 0 then execute immediate concat('insert into t', i, ' (v) values (''', i, ''')'); end if;
    if i % 15 = 0 then execute immediate concat('create view v', i, ' as select * from t', i); end if;
  end for;
end//
delimiter ;
call make();
