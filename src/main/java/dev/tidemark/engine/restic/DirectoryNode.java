package dev.tidemark.engine.restic;

/**
 * A directory's own attributes in a snapshot.
 *
 * @param mode permission bits including set-id and sticky bits
 * @param modified seconds since 1970, with nine decimals
 */
record DirectoryNode(int userId, int groupId, int mode, String modified) {}
