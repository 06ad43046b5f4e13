-- Two databases that need each other: foreign keys both ways, views, triggers, routines and sequences across
-- open: with a truncated table file the rehearsal refuses a view; an undo leaves empty databases where there were none
-- fast
-- database first: torture_#_shop
-- database second: torture_#_stock
create database @first@ character set utf8mb4;
create database @second@ character set latin1;
use @first@;
create table customer (id int primary key, favourite int);
create table orders (id int primary key, customer int, item int, constraint to_customer foreign key (customer) references customer (id) on delete cascade);
create table @second@.item (id int primary key, name varchar(50), last_order int, constraint to_order foreign key (last_order) references @first@.orders (id) on delete set null on update cascade);
alter table orders add constraint to_item foreign key (item) references @second@.item (id);
alter table customer add constraint to_favourite foreign key (favourite) references @second@.item (id) on delete set null;
create sequence @second@.tickets start with 50;
create table ticket (id bigint primary key default nextval(@second@.tickets), v int);
insert into ticket (v) values (1), (2);
insert into @second@.item values (1, 'chair', null), (2, 'table', null);
insert into customer values (1, 1), (2, null);
insert into orders values (1, 1, 1), (2, 1, 2);
update @second@.item set last_order = 2 where id = 2;
create view @second@.base as select i.*, o.customer from @second@.item i left join orders o on o.id = i.last_order;
create view upper as select * from @second@.base;
create view @second@.uppermost as select u.id, c.favourite from @first@.upper u, @first@.customer c;
create function @second@.count_orders() returns int reads sql data return (select count(*) from @first@.orders);
create view counted as select @second@.count_orders() as n;
create trigger noted after insert on orders for each row update @second@.item set last_order = new.id where id = new.item;
create procedure both_() select * from @first@.orders join @second@.item;
insert into orders values (3, 2, 1);
