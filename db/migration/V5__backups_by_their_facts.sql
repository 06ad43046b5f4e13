-- Retention looks at a few facts of all backups of an environment: from the index alone, a hundred rows cost as little as one.

alter table backup
    add index backup_by_facts (environment_id, state, origin, requested_at, protected, bytes_total);
