-- Names that people give are compared as they are written. The default collation takes Shop for shop and any emoji
-- for any other, and would so take one part of a backup for another.
alter table service
    modify name varchar(64) character set utf8mb4 collate utf8mb4_bin not null;
alter table mount
    modify name varchar(64) character set utf8mb4 collate utf8mb4_bin not null;
alter table activity_step
    modify step varchar(240) character set utf8mb4 collate utf8mb4_bin not null;
alter table backup_part
    modify name varchar(200) character set utf8mb4 collate utf8mb4_bin not null
        comment 'as in the manifest: database:shop, files:uploads, code, manifest';
