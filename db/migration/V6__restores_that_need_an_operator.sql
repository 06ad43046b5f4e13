-- A restore whose cutover could neither be finished nor rolled back waits for an operator, and its environment with it. The way
-- back from a restore has a plan, safety backup and bound of its own.

alter table restore_run
    modify state enum('REQUESTED','PREPARING','READY','SWITCHING','CHECKING','COMPLETED','FAILED','ROLLED_BACK','UNDOING','UNDONE','NEEDS_OPERATOR','RELEASED') not null,
    add undo_journal longtext null comment 'JSON: as journal, of the undo that runs or ran last',
    add undo_safety varchar(32) null comment 'the safety backup that was chosen before the undo: NONE, COMPLETE, WHAT_CAN_BE_SAVED',
    add undo_safety_backup_id varchar(32) null,
    add attention longtext null comment 'JSON: why it needs or needed an operator, what is where, who is on it, how it was resolved',
    add constraint restore_stalled check (state not in ('NEEDS_OPERATOR','RELEASED') or attention is not null);

alter table activity
    modify kind enum('BACKUP','BACKUP_DELETE','RESTORE','UNDO','CLEAN_UP','MAINTENANCE','ENVIRONMENT_DELETE','HAND_OVER','RESOLVE') not null;
