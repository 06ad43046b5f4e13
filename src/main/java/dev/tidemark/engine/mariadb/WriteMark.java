package dev.tidemark.engine.mariadb;

/**
 * Differs if anything was written to the server in between (to any of its databases); equal marks
 * mean that nothing was.
 */
public record WriteMark(
        String gtidPosition, long rowsInserted, long rowsUpdated, long rowsDeleted) {
    static final String QUERY =
            """
            select @@gtid_binlog_pos,
              max(if(variable_name = 'INNODB_ROWS_INSERTED', variable_value, 0)) as inserted,
              max(if(variable_name = 'INNODB_ROWS_UPDATED', variable_value, 0)) as updated,
              max(if(variable_name = 'INNODB_ROWS_DELETED', variable_value, 0)) as deleted
            from information_schema.global_status
            where variable_name like 'INNODB\\_ROWS\\_%'
            """;

    /** From the columns of {@link #QUERY}, of which the first is at that place. */
    static WriteMark of(Row row, int first) {
        return new WriteMark(
                row.text(first),
                row.number(first + 1),
                row.number(first + 2),
                row.number(first + 3));
    }
}
