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
        boolean parentWritable) {
    private static final int FIELDS = 14;

    static DirectoryFacts parse(String path, String text) {
        var fields = text.split("\0", -1);
        if (fields.length != FIELDS) {
            throw new IllegalStateException("Not the facts of a directory: " + text);
        }
        return new DirectoryFacts(
                path,
                fields[0].equals("1"),
                fields[1].equals("1"),
                fields[2].equals("1"),
                fields[3],
                fields[4],
                fields[5].equals("1"),
                Integer.parseInt(fields[6]),
                Integer.parseInt(fields[7]),
                fields[8],
                fields[9],
                Long.parseLong(fields[10]),
                fields[11].equals("1"),
                fields[12].equals("1"),
                fields[13].equals("1"));
    }
}
