-- Restore tickets: what a customer asks for, what staff decide and carry out, and how people are told of it.

create table ticket (
    number bigint not null auto_increment primary key,
    organization_id varchar(32) not null,
    environment_id varchar(64) not null,
    title varchar(200) not null,
    trouble enum('CONTENT','DATA','CODE','HACKED','OTHER') not null,
    severity enum('SITE_DOWN','DEGRADED','NOT_URGENT') not null,
    since_at timestamp(6) null comment 'since when it is wrong; null: not known',
    since_zone varchar(64) not null comment 'IANA zone in which it was said (S2.5)',
    wish_backup_id varchar(32) null comment 'what the customer asks for; null: support shall choose',
    wish_scope enum('ALL','DATA') not null,
    state enum('FILED','INVESTIGATING','WAITING','NEEDS_APPROVAL','APPROVED','REFUSED','WITHDRAWN','RESTORING','RESTORED','FAILED','CONFIRMED') not null,
    detail longtext not null comment 'JSON: what belongs to the state, such as the proposal and its approvals',
    is_open boolean not null comment 'somebody still has to do something',
    filed_at timestamp(6) not null default current_timestamp(6),
    filed_by varchar(32) not null,
    filed_by_name varchar(120) not null,
    assignee_id varchar(32) null,
    assignee_name varchar(120) null,
    answered_at timestamp(6) null comment 'when staff first did something',
    respond_by timestamp(6) not null default current_timestamp(6),
    resolve_by timestamp(6) not null default current_timestamp(6),
    paused_at timestamp(6) null comment 'since when the clock waits for the customer',
    queue_at timestamp(6) not null default current_timestamp(6) comment 'the target that counts next; far ahead while none does',
    act_at timestamp(6) null comment 'when the portal does something by itself: begin at an agreed time, remind, close',
    closing_told_at timestamp(6) null,
    changed_at timestamp(6) not null default current_timestamp(6),
    revision bigint not null default 0,
    index ticket_by_queue (is_open, queue_at, number),
    index ticket_by_state (state, queue_at, number),
    index ticket_by_assignee (assignee_id, is_open, queue_at, number),
    index ticket_by_organization (organization_id, number),
    index ticket_by_environment (environment_id, number),
    index ticket_to_act (act_at),
    index ticket_by_change (changed_at),
    foreign key (organization_id) references organization (id),
    foreign key (environment_id) references environment (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin auto_increment=1001;

create table ticket_entry (
    id bigint not null auto_increment primary key,
    ticket_number bigint not null,
    at timestamp(6) not null default current_timestamp(6),
    author_id varchar(32) null comment 'null: the portal',
    author_name varchar(120) not null,
    side enum('CUSTOMER','STAFF','PORTAL') not null,
    kind enum('MESSAGE','QUESTION','NOTE','EVENT') not null comment 'a note is for staff alone',
    words text not null,
    index ticket_entry_by_ticket (ticket_number, id),
    foreign key (ticket_number) references ticket (number)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table ticket_attachment (
    id varchar(32) not null primary key,
    ticket_number bigint not null,
    entry_id bigint not null,
    name varchar(200) not null,
    media_type varchar(100) not null comment 'found out by the portal, never as the sender said',
    bytes int not null,
    content longblob not null,
    index ticket_attachment_by_ticket (ticket_number, entry_id),
    foreign key (entry_id) references ticket_entry (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table ticket_draft (
    person_id varchar(32) not null,
    environment_id varchar(64) not null,
    definition longtext not null comment 'JSON: the answers so far',
    saved_at timestamp(6) not null default current_timestamp(6),
    primary key (person_id, environment_id),
    foreign key (person_id) references person (id),
    foreign key (environment_id) references environment (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table ticket_restore (
    restore_id varchar(32) not null primary key,
    ticket_number bigint not null,
    environment_id varchar(64) not null,
    began_at timestamp(6) not null default current_timestamp(6),
    index ticket_restore_by_ticket (ticket_number, began_at),
    foreign key (ticket_number) references ticket (number),
    foreign key (restore_id) references restore_run (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

-- A backup laid ready for its customer, who restores it (S2.7).
create table hand_over (
    id varchar(32) not null primary key,
    ticket_number bigint not null,
    backup_id varchar(32) not null,
    activity_id varchar(32) not null,
    parts longtext not null comment 'JSON: names as in the manifest',
    begun_at timestamp(6) not null default current_timestamp(6),
    ready_at timestamp(6) null,
    expires_at timestamp(6) null comment 'then its files are deleted',
    deleted_at timestamp(6) null,
    index hand_over_by_ticket (ticket_number, begun_at),
    index hand_over_to_delete (deleted_at, expires_at),
    foreign key (ticket_number) references ticket (number),
    foreign key (backup_id) references backup (id),
    foreign key (activity_id) references activity (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table hand_over_file (
    hand_over_id varchar(32) not null,
    name varchar(255) not null,
    bytes bigint not null,
    sha256 char(64) not null,
    primary key (hand_over_id, name),
    foreign key (hand_over_id) references hand_over (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

-- What the bell shows.
create table notice (
    id bigint not null auto_increment primary key,
    person_id varchar(32) not null,
    at timestamp(6) not null default current_timestamp(6),
    words varchar(500) not null,
    path varchar(200) not null,
    read_at timestamp(6) null,
    index notice_by_person (person_id, read_at, id),
    foreign key (person_id) references person (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table mail_switch (
    person_id varchar(32) not null,
    topic varchar(32) not null comment 'of which this person wants no mail',
    primary key (person_id, topic),
    foreign key (person_id) references person (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

alter table mail
    add handing_over_since timestamp(6) null comment 'given to the mail server, its answer not yet on record: it may have arrived';

alter table activity
    modify kind enum('BACKUP','BACKUP_DELETE','RESTORE','UNDO','CLEAN_UP','MAINTENANCE','ENVIRONMENT_DELETE','HAND_OVER') not null,
    add index activity_by_time (queued_at);

alter table audit_entry
    add index audit_entry_by_time (at);
