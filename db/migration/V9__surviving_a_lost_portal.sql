-- What lets a portal come back after its own loss: whether it has its master key, which vaults open with what follows
-- from that key, and the backups of its own records.

create table master_key_check (
    id tinyint not null primary key default 1,
    sealed varbinary(200) not null comment 'a known text, encrypted under the master key of these records',
    constraint master_key_check_once check (id = 1)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

alter table vault
    add recovery_key varchar(64) null comment 'restic''s id of the key whose password follows from the master key',
    add recovery_at timestamp(6) null comment 'since when it is there; null: not yet',
    add recovery_tried_at timestamp(6) null,
    add recovery_failure varchar(500) null comment 'why the last try failed',
    add index vault_by_recovery (recovery_at, recovery_tried_at);

create table self_backup (
    id tinyint not null primary key default 1,
    due_at timestamp(6) not null default current_timestamp(6) comment 'whoever moves it on takes the next one',
    location varchar(1000) null comment 'where the newest good one lies',
    node varchar(190) null comment 'which machine took it',
    good_at timestamp(6) null,
    bytes bigint null comment 'of the records as SQL',
    snapshots int null,
    watched_since timestamp(6) not null default current_timestamp(6),
    failed_at timestamp(6) null comment 'null: the last try was good',
    failure varchar(1000) null,
    told_at timestamp(6) null comment 'when operators were told that something is wrong; null: they were not, or it is over',
    constraint self_backup_once check (id = 1)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;
insert into self_backup (id) values (1);
