package dev.tidemark.engine;

/**
 * @param files everything that is not a directory
 * @param bytes apparent sizes of regular files
 */
public record TreeSize(long files, long directories, long bytes) {
    static TreeSize parse(String text) {
        var numbers = text.split(" ");
        return new TreeSize(
                Long.parseLong(numbers[0]), Long.parseLong(numbers[1]), Long.parseLong(numbers[2]));
    }
}
