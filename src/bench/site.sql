-- The shop of the benchmarks: tables as sysbench makes them, articles of prose, orders that refer to customers, a view, a trigger
-- and a procedure. A dump of it has about 500 MB.
set sql_log_bin = 0;
drop database if exists shop;
create database shop character set utf8mb4 collate utf8mb4_general_ci;
use shop;

set @table = '(id int unsigned not null auto_increment primary key, k int unsigned not null, c char(120) not null, pad char(60) not null, key by_k (k)) character set latin1';
set @digits = 'lpad(floor(rand() * 1e11), 11, ''0'')';
set @five = concat('concat_ws(''-'', ', @digits, ', ', @digits, ', ', @digits, ', ', @digits, ', ', @digits, ')');
set @rows = concat(' select seq, floor(rand() * 500000), concat_ws(''-'', ', @five, ', ', @five, '), ', @five, ' from seq_1_to_480000');
execute immediate concat('create table sales1 ', @table);
execute immediate concat('insert into sales1', @rows);
execute immediate concat('create table sales2 ', @table);
execute immediate concat('insert into sales2', @rows);
execute immediate concat('create table sales3 ', @table);
execute immediate concat('insert into sales3', @rows);
execute immediate concat('create table sales4 ', @table);
execute immediate concat('insert into sales4', @rows);

set @word = 'elt(1 + floor(rand() * 16), ''harbour'', ''tide'', ''lantern'', ''the'', ''a'', ''of'', ''wool'', ''jacket'', ''walks'', ''under'', ''morning'', ''and'', ''stove'', ''rope'', ''with'', ''quiet'')';
set @phrase = concat('concat_ws('' '', ', @word, ', ', @word, ', ', @word, ', ', @word, ', ', @word, ', ', @word, ')');
set @sentence = concat('concat(', @phrase, ', '' '', ', @phrase, ', ''. '')');
create table articles (id int unsigned not null auto_increment primary key, title varchar(200) not null, body mediumtext not null);
execute immediate concat('insert into articles select seq, ', @phrase, ', concat(repeat(', @sentence, ', 6), ', @sentence, ', repeat(', @sentence, ', 8), ', @sentence, ') from seq_1_to_90000');

create table customers (id int unsigned not null primary key, name varchar(100) not null, email varchar(200) not null unique);
insert into customers select seq, concat('Customer ', seq), concat('customer', seq, '@shop.example') from seq_1_to_20000;
create table orders (
    id int unsigned not null auto_increment primary key,
    customer int unsigned not null,
    placed datetime not null,
    total decimal(10, 2) not null,
    constraint order_customer foreign key (customer) references customers (id)
);
insert into orders select seq, 1 + seq % 20000, '2026-01-01' + interval seq minute, 5 + seq % 300 from seq_1_to_150000;
create table daily_totals (day date not null primary key, total decimal(14, 2) not null);

create view revenue as select date(placed) as day, sum(total) as total, count(*) as orders from orders group by date(placed);
create trigger order_placed after insert on orders for each row
    insert into daily_totals values (date(new.placed), new.total) on duplicate key update total = total + new.total;
create procedure close_day(in closed date) delete from daily_totals where day = closed;

create or replace user tidemark@localhost identified by 'of the benchmark';
grant all on *.* to tidemark@localhost;

create database if not exists small character set utf8mb4;
create or replace table small.notes (id int unsigned not null primary key, words varchar(200) not null);
insert into small.notes select seq, concat('note ', seq) from seq_1_to_1000;
