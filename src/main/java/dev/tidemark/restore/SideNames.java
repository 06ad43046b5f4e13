package dev.tidemark.restore;

import dev.tidemark.engine.mariadb.MariaDb;

/**
 * How that is named which lies beside the live databases and directories while a restore works and
 * can be undone.
 */
final class SideNames {
    private SideNames() {}

    /** The schema that is prepared; empty once it was switched. */
    static String incoming(String database, RestoreId id) {
        return MariaDb.sideName(database, "_" + RestoreWork.suffix(id) + "i");
    }

    /** The schema that keeps the previous tables. */
    static String previous(String database, RestoreId id) {
        return MariaDb.sideName(database, "_" + RestoreWork.suffix(id) + "p");
    }

    /** The schema that receives the restored tables when the restore is undone or turned back. */
    static String aside(String database, RestoreId id) {
        return MariaDb.sideName(database, "_" + RestoreWork.suffix(id) + "u");
    }

    /** The name of the empty schemas in which a cutover is rehearsed. */
    static String twin(String database, RestoreId id) {
        return MariaDb.sideName(database, "_" + RestoreWork.suffix(id) + "t");
    }
}
