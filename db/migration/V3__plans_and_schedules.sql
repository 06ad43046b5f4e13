-- Plans, the policies that projects set within them, and what the portal does for each environment by itself.

create table plan_version (
    plan_id varchar(64) not null comment 'an own plan; the built-in ones come with the portal',
    version int not null,
    definition longtext not null comment 'YAML',
    created_at timestamp(6) not null default current_timestamp(6),
    created_by varchar(120) not null,
    primary key (plan_id, version)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

alter table project
    add plan_id varchar(64) not null default 'tidemark' comment 'its newest version is in force',
    add plan_since timestamp(6) not null default current_timestamp(6),
    add index project_by_plan (plan_id);

create table policy (
    project_id varchar(32) not null primary key,
    definition longtext not null comment 'JSON: {"data_retention":…}',
    changed_at timestamp(6) not null default current_timestamp(6),
    changed_by varchar(120) not null,
    foreign key (project_id) references project (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

alter table environment
    add live boolean not null default false comment 'its site is launched',
    add booked boolean not null default true comment 'the backup component, where the plan wants it booked',
    add platform_version varchar(40) null,
    add delete_at timestamp(6) null comment 'end of the grace period in which a deletion can be taken back',
    add delete_requested_by varchar(120) null,
    add index environment_to_delete (delete_at),
    add index environment_by_host (host_id);

-- A row for each active environment: when something is due there. Every column can be found out again from the backups and the plan.
create table upkeep (
    environment_id varchar(64) not null primary key,
    known_since timestamp(6) not null default current_timestamp(6) comment 'when it was first seen active',
    handled_until timestamp(6) not null default current_timestamp(6) comment 'runs up to here were taken, or given up for one later one',
    next_run_at timestamp(6) null comment 'null: no schedule',
    retention_at timestamp(6) null comment 'when to decide again what is kept',
    retention_paused varchar(500) null comment 'why nothing is deleted now',
    last_good_at timestamp(6) null,
    overdue_at timestamp(6) null comment 'from then on it is overdue, unless a good backup comes; null: nothing is promised',
    overdue_told_at timestamp(6) null comment 'when people were told; null: they were not, or it is over',
    maintenance_at timestamp(6) null comment 'when its vault is looked after next',
    index upkeep_by_run (next_run_at),
    index upkeep_by_retention (retention_at),
    index upkeep_by_overdue (overdue_at),
    index upkeep_by_maintenance (maintenance_at),
    foreign key (environment_id) references environment (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table vault_size (
    vault_id varchar(32) not null,
    measured_at timestamp(6) not null default current_timestamp(6),
    bytes bigint not null,
    snapshots int not null,
    primary key (vault_id, measured_at),
    foreign key (vault_id) references vault (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

alter table vault
    modify password_sealed varbinary(4096) null comment 'encrypted under the master key; null once destroyed',
    add destroyed_at timestamp(6) null;

alter table backup
    add deletion_reason varchar(500) null comment 'why retention deleted it; null: a person did',
    add index backup_to_free (vault_id, state, freed_at);

create table clock_seen (
    id tinyint not null primary key default 1,
    seen_at timestamp(6) not null default current_timestamp(6) comment 'the latest instant that the portal has worked at',
    constraint clock_seen_once check (id = 1)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table mail (
    id varchar(32) not null primary key,
    recipient varchar(190) not null,
    subject varchar(300) not null,
    body_text longtext not null,
    body_html longtext not null,
    created_at timestamp(6) not null default current_timestamp(6),
    tries int not null default 0,
    next_try_at timestamp(6) null comment 'null: sent, or given up',
    sent_at timestamp(6) null,
    failure varchar(500) null comment 'why the last try failed',
    index mail_to_send (next_try_at),
    index mail_by_time (created_at)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

alter table activity
    modify kind enum('BACKUP','BACKUP_DELETE','RESTORE','UNDO','CLEAN_UP','MAINTENANCE','ENVIRONMENT_DELETE') not null;
