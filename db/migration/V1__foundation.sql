-- The records of the portal. Every instant is UTC; ids are short, opaque and known before the insert. Names and ids are compared
-- exactly: under a collation that folds case, accents or emoji, two customers could be taken for one.

create table organization (
    id varchar(32) not null primary key,
    name varchar(120) not null unique,
    created_at timestamp(6) not null default current_timestamp(6)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table person (
    id varchar(32) not null primary key,
    email varchar(190) not null unique,
    name varchar(120) not null,
    password_hash varchar(200) null comment 'null until the one-time link was used',
    support boolean not null default false,
    approver boolean not null default false,
    operator boolean not null default false,
    created_at timestamp(6) not null default current_timestamp(6)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table membership (
    person_id varchar(32) not null,
    organization_id varchar(32) not null,
    role enum('VIEWER','ADMIN','OWNER') not null,
    primary key (person_id, organization_id),
    foreign key (person_id) references person (id),
    foreign key (organization_id) references organization (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table one_time_link (
    token_hash char(64) not null primary key comment 'SHA-256, the token itself is never stored',
    person_id varchar(32) not null,
    expires_at timestamp(6) not null default current_timestamp(6),
    used_at timestamp(6) null,
    foreign key (person_id) references person (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table sign_in_failure (
    id bigint not null auto_increment primary key,
    email varchar(190) not null,
    address varchar(64) not null,
    failed_at timestamp(6) not null default current_timestamp(6),
    index sign_in_failure_by_email (email, failed_at),
    index sign_in_failure_by_address (address, failed_at)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table project (
    id varchar(32) not null primary key,
    organization_id varchar(32) not null,
    name varchar(120) not null,
    zone varchar(64) not null comment 'IANA time zone of schedules and shown times',
    created_at timestamp(6) not null default current_timestamp(6),
    unique (organization_id, name),
    foreign key (organization_id) references organization (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table host (
    id varchar(32) not null primary key,
    name varchar(190) not null unique,
    kind enum('LOCAL','SSH') not null,
    address varchar(190) null,
    port int null,
    username varchar(64) null,
    private_key_sealed varbinary(16384) null comment 'encrypted under the master key',
    host_key varchar(2000) null comment 'pinned at first contact',
    tools_path varchar(1000) null comment 'searched before PATH',
    created_at timestamp(6) not null default current_timestamp(6),
    constraint host_kind check ((kind = 'LOCAL') = (address is null))
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table environment (
    id varchar(64) not null primary key comment 'slug, as in addresses',
    project_id varchar(32) not null,
    name varchar(120) not null,
    type enum('PRODUCTION','STAGING','DEVELOPMENT') not null,
    state enum('ACTIVE','INACTIVE','DELETED') not null,
    host_id varchar(32) not null,
    url varchar(1000) null,
    health_url varchar(1000) null,
    health_expect varchar(200) null,
    code_path varchar(1000) null,
    code_repository varchar(1000) null,
    code_branch varchar(200) null,
    hooks longtext not null comment 'JSON: {"beforeBackup":[[argv…]…],"afterRestore":[…]}',
    restored_revision varchar(64) null comment 'drift guard: set by a restore of code until the branch head is that revision or it is settled',
    created_at timestamp(6) not null default current_timestamp(6),
    unique (project_id, name),
    foreign key (project_id) references project (id),
    foreign key (host_id) references host (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table environment_access (
    person_id varchar(32) not null,
    environment_id varchar(64) not null,
    role enum('NONE','VIEWER','ADMIN') null comment 'narrows or widens the role in the organization, null: as there',
    may_restore boolean not null default false,
    primary key (person_id, environment_id),
    foreign key (person_id) references person (id),
    foreign key (environment_id) references environment (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table service (
    id varchar(32) not null primary key,
    environment_id varchar(64) not null,
    name varchar(64) not null,
    kind enum('MARIADB') not null,
    socket varchar(1000) null,
    address varchar(190) null,
    port int null,
    username varchar(128) not null,
    password_sealed varbinary(4096) not null comment 'encrypted under the master key',
    unique (environment_id, name),
    foreign key (environment_id) references environment (id),
    constraint service_reached check ((socket is null) <> (address is null))
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table service_database (
    service_id varchar(32) not null,
    name varchar(64) character set utf8mb4 collate utf8mb4_bin not null,
    primary key (service_id, name),
    foreign key (service_id) references service (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table mount (
    id varchar(32) not null primary key,
    environment_id varchar(64) not null,
    name varchar(64) not null,
    path varchar(1000) not null,
    excludes longtext not null comment 'JSON list of patterns, shown to the customer',
    unique (environment_id, name),
    foreign key (environment_id) references environment (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table deployment (
    id bigint not null auto_increment primary key,
    environment_id varchar(64) not null,
    revision varchar(64) not null,
    branch varchar(200) null,
    subject varchar(500) null,
    seen_at timestamp(6) not null default current_timestamp(6),
    index deployment_by_environment (environment_id, seen_at),
    foreign key (environment_id) references environment (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table vault_storage (
    region varchar(32) not null primary key,
    location varchar(1000) not null comment 'a folder on the environment''s host, or s3:, sftp:, rest: as restic writes it',
    environment_sealed varbinary(16384) null comment 'JSON of environment variables, encrypted under the master key',
    home boolean not null default false
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table vault (
    id varchar(32) not null primary key,
    environment_id varchar(64) not null,
    region varchar(32) not null,
    location varchar(1000) not null,
    password_sealed varbinary(4096) not null comment 'encrypted under the master key',
    created_at timestamp(6) not null default current_timestamp(6),
    initialized_at timestamp(6) null,
    unique (environment_id, region),
    foreign key (environment_id) references environment (id),
    foreign key (region) references vault_storage (region)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table activity (
    id varchar(32) not null primary key,
    kind enum('BACKUP','BACKUP_DELETE','RESTORE','UNDO','CLEAN_UP') not null,
    environment_id varchar(64) not null,
    organization_id varchar(32) not null,
    subject_id varchar(32) not null comment 'the backup or restore it is about',
    title varchar(300) not null,
    actor_id varchar(32) null,
    actor_name varchar(120) not null,
    state enum('QUEUED','RUNNING','COMPLETED','FAILED','CANCELLED') not null,
    attempt int not null default 1,
    cancel_requested boolean not null default false,
    queued_at timestamp(6) not null default current_timestamp(6),
    started_at timestamp(6) null,
    ended_at timestamp(6) null,
    fraction double null comment 'of the work done, 0 to 1; null: unknown',
    bytes_done bigint null,
    bytes_total bigint null,
    files_done bigint null,
    files_total bigint null,
    seconds_left bigint null,
    headline varchar(500) null,
    reason varchar(2000) null,
    revision bigint not null default 0 comment 'grows with each change',
    changed_at timestamp(6) not null default current_timestamp(6),
    index activity_by_environment (environment_id, queued_at),
    index activity_by_organization (organization_id, queued_at),
    index activity_by_state (state, queued_at),
    index activity_by_change (changed_at),
    index activity_by_subject (subject_id, queued_at),
    foreign key (environment_id) references environment (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table activity_step (
    activity_id varchar(32) not null,
    step varchar(240) not null,
    ordinal int not null,
    title varchar(300) not null,
    state enum('RUNNING','COMPLETED','FAILED') not null,
    attempt int not null,
    started_at timestamp(6) not null default current_timestamp(6),
    ended_at timestamp(6) null,
    detail varchar(1000) null comment 'one line for people',
    outcome longtext null comment 'JSON that a worker which takes over continues from',
    primary key (activity_id, step),
    foreign key (activity_id) references activity (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table activity_log (
    id bigint not null auto_increment primary key,
    activity_id varchar(32) not null,
    at timestamp(6) not null default current_timestamp(6),
    level enum('INFO','WARNING','ERROR') not null,
    line varchar(4000) not null,
    index activity_log_by_activity (activity_id, id),
    foreign key (activity_id) references activity (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table lease (
    resource varchar(120) not null primary key comment 'environment:<id>, or clean-up:<id>',
    activity_id varchar(32) null comment 'null: free',
    operation varchar(100) null,
    node varchar(64) null,
    fencing bigint not null default 0 comment 'grows each time the lease is taken',
    heartbeat_at timestamp(6) null
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table audit_entry (
    id bigint not null auto_increment primary key,
    at timestamp(6) not null default current_timestamp(6),
    actor_id varchar(32) null,
    actor_name varchar(120) not null,
    organization_id varchar(32) null,
    action varchar(64) not null,
    subject varchar(190) not null,
    detail varchar(2000) null,
    address varchar(64) null comment 'where the request came from',
    index audit_entry_by_organization (organization_id, at),
    index audit_entry_by_subject (subject, at)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create trigger audit_entry_stays before update on audit_entry for each row
    signal sqlstate '45000' set message_text = 'the audit trail is append-only';
create trigger audit_entry_is_kept before delete on audit_entry for each row
    signal sqlstate '45000' set message_text = 'the audit trail is append-only';

create table backup (
    id varchar(32) not null primary key,
    environment_id varchar(64) not null,
    activity_id varchar(32) not null,
    vault_id varchar(32) not null,
    origin enum('MANUAL','AUTOMATED','SAFETY') not null,
    mode enum('LIVE','CONSISTENT') not null,
    state enum('QUEUED','RUNNING','COMPLETED','FAILED','DELETED') not null,
    note varchar(500) null,
    actor_id varchar(32) null,
    actor_name varchar(120) not null,
    requested_at timestamp(6) not null default current_timestamp(6),
    started_at timestamp(6) null,
    ended_at timestamp(6) null,
    revision varchar(64) null,
    revision_subject varchar(500) null,
    bytes_total bigint null,
    bytes_added bigint null,
    reason varchar(2000) null comment 'why it failed',
    protected boolean not null default false,
    deleted_at timestamp(6) null,
    freed_at timestamp(6) null comment 'when the vault''s space was given back after the deletion',
    manifest longtext null comment 'JSON',
    index backup_by_environment (environment_id, requested_at, id),
    index backup_by_state (environment_id, state, requested_at),
    index backup_to_do (state, requested_at),
    foreign key (environment_id) references environment (id),
    foreign key (activity_id) references activity (id),
    foreign key (vault_id) references vault (id),
    constraint backup_completed check (state <> 'COMPLETED' or manifest is not null),
    constraint backup_failed check (state <> 'FAILED' or reason is not null)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table backup_part (
    backup_id varchar(32) not null,
    name varchar(200) not null comment 'as in the manifest: database:shop, files:uploads, code, manifest',
    ordinal int not null,
    kind enum('DATABASE','FILES','CODE','MANIFEST') not null,
    snapshot_id varchar(64) not null,
    bytes bigint not null,
    bytes_added bigint not null,
    files bigint not null,
    millis bigint not null,
    primary key (backup_id, name),
    foreign key (backup_id) references backup (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table restore_run (
    id varchar(32) not null primary key,
    environment_id varchar(64) not null comment 'the environment that is brought back',
    backup_id varchar(32) not null,
    activity_id varchar(32) not null,
    undo_activity_id varchar(32) null,
    state enum('REQUESTED','PREPARING','READY','SWITCHING','CHECKING','COMPLETED','FAILED','ROLLED_BACK','UNDOING','UNDONE') not null,
    options longtext not null comment 'JSON: parts, code, safety backup',
    actor_id varchar(32) null,
    actor_name varchar(120) not null,
    requested_at timestamp(6) not null default current_timestamp(6),
    started_at timestamp(6) null,
    ended_at timestamp(6) null,
    loss longtext null comment 'JSON: what was counted as lost before it was asked for',
    safety_backup_id varchar(32) null,
    undo_until timestamp(6) null,
    undone_at timestamp(6) null,
    cleaned_at timestamp(6) null comment 'when the previous state was deleted',
    health varchar(500) null,
    reason varchar(2000) null,
    journal longtext null comment 'JSON: what is switched, from what to what; the truth a worker that takes over continues from',
    index restore_run_by_environment (environment_id, requested_at),
    index restore_run_by_backup (backup_id),
    index restore_run_to_do (state, requested_at),
    foreign key (environment_id) references environment (id),
    foreign key (backup_id) references backup (id),
    foreign key (activity_id) references activity (id),
    constraint restore_failed check (state <> 'FAILED' or reason is not null)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;
