-- A safety backup of a damaged site saves what can be saved. How many things it had to leave out is a fact of its own:
-- such a backup is completed, yet never counts as a good one.

alter table backup
    add column left_out int unsigned not null default 0 comment 'objects that could not be saved, named in the manifest';

-- What a restore brought was not deployed by anybody, so going back loses nothing of it.
alter table deployment
    add column by_restore boolean not null default false comment 'a restore or its undo brought it';
