-- How the site was when a backup began: one of a broken site is never called good. Null where it was not asked.
alter table backup
    add column site_answered boolean null comment 'whether the health address answered as expected',
    add column site_words varchar(500) null comment 'what it answered',
    add column site_asked_at timestamp(6) null;

-- Staff's wish to undo what a ticket restored: carried out once it has the approvals that the restore needed.
create table undo_request (
    restore_id varchar(32) not null primary key,
    ticket_number bigint not null,
    asked_by varchar(32) null,
    asked_by_name varchar(120) not null,
    words varchar(2000) not null,
    asked_at timestamp(6) not null default current_timestamp(6),
    foreign key (ticket_number) references ticket (number),
    foreign key (restore_id) references restore_run (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table undo_approval (
    restore_id varchar(32) not null,
    person_id varchar(32) not null,
    person_name varchar(120) not null,
    at timestamp(6) not null default current_timestamp(6),
    primary key (restore_id, person_id),
    foreign key (restore_id) references undo_request (restore_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;
