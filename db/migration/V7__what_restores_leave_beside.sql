-- What a restore makes beside the live places is written down before it is made, so that it can be found, measured and
-- deleted whatever becomes of the names.
alter table restore_run
    add column beside longtext null comment 'JSON: paths of directories and links that it makes, or takes over from an earlier restore',
    add column kept_bytes bigint null comment 'size of the previous state, measured once after the cutover';
