-- Sequences: as defaults, with caches, cycles, negative steps, exhausted, with a name that needs quotes; sequence names like tables'
-- fast
create database @first@ character set utf8mb4 collate utf8mb4_unicode_ci;
use @first@;
create sequence numbers start with 100 increment by 10;
create sequence `odd "se`` quence` start with 1 minvalue -5 maxvalue 5 cycle cache 3;
create sequence down start with -1 increment by -2 minvalue -1000 maxvalue -1 nocache engine = aria;
create sequence ended start with 1 maxvalue 2 nocache;
create sequence big start with 9223372036854775000 cache 1000;
create sequence unused;
create table a_before (id bigint default nextval(numbers) primary key, x int);
create table numbered (id bigint not null default (nextval(numbers)), n int default (nextval(`odd "se`` quence`) + 1), last int default (lastval(numbers)), primary key (id));
create table zz_far (id int not null default nextval(unused) primary key);
insert into a_before (x) values (1), (2), (3);
insert into numbered (last) values (0), (0);
select nextval(ended), nextval(ended), nextval(down), nextval(big);
select setval(numbers, 5000, true);
create trigger t_numbers before insert on a_before for each row set new.x = nextval(numbers);
create view peek as select next_not_cached_value from numbers;
create function next_one() returns bigint return nextval(numbers);
