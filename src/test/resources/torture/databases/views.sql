-- Views upon views in an order that names do not give, updatable, with checks, algorithms and columns renamed; named like functions
-- open: views with a check option upon other views are refused at backup: their definitions are tried in the order of names
-- fast
create database @first@ character set utf8mb4;
use @first@;
create table t (id int primary key, v varchar(50) collate utf8mb4_bin, n decimal(10, 2));
insert into t values (1, 'a', 1.50), (2, 'b', 2);
create function f(x int) returns int deterministic return x + 1;
create algorithm = merge sql security invoker view z_base as select id, v, f(id) as g from t where id > 0 with cascaded check option;
create view a_top (`one``1`, `two "2"`) as select id, g from z_base;
create algorithm = temptable view m_middle as select max(`one``1`) as m, `two "2"` from a_top group by `two "2"`;
create view b_local as select * from z_base where id < 10 with local check option;
create view `vi.ew` as select * from m_middle union all select 1, 2;
create view recursive_one as with recursive c (n) as (select 1 union all select n + 1 from c where n < 5) select n from c;
create view windowed as select id, row_number() over (partition by v order by id desc) as r, sum(n) over () as s from t;
create view constants as select 'it''s' as a, "x\\y" as b, date'2020-01-01' as c, 1.5e10 as d, _latin1 'abc' as e, x'00ff' as f, null as g, '☕' as h;
create view joined as select t.*, w.r from t left join windowed w using (id) where t.v like '%\_%' or t.id in (select id from b_local);
create view with_json as select json_value('{"a": 1}', '$.a') as j, cast(n as char(10)) as c, convert(v using latin1) as l from t;
create view uses_view_and_function as select f(m) from m_middle;
create function reads_view() returns int reads sql data return (select count(*) from a_top);
create view reads_function as select reads_view() as r;
