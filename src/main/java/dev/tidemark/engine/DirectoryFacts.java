package dev.tidemark.engine;

/**
 * What is at a path.
 *
 * @param realPath without symbolic links; the path itself if it does not exist
 * @param symbolicLink whether the path itself is a link
 * @param linkTarget the link's own text; empty if it is none
 * @param mode permission bits in octal, such as {@code 0750}
 * @param freeBytes what the account may still write to the file system
 * @param parentWritable whether something can be created beside it
 */
public record DirectoryFacts(
        String path,
        boolean exists,
        boolean directory,
        boolean symbolicLink,
        String linkTarget,
        String realPath,
        boolean mountPoint,
        int ownerId,
        int groupId,
        String ownerName,
        String mode,
        long freeBytes,
        boolean readable,
        boolean writable,
        boolean parentWritable) {}
