package dev.tidemark.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * About 34,000 files of together 500 MB, mixed as applications have them: most of them small and
 * half of those text, some photographs and archives that cannot be compressed. The same ones each
 * time they are made.
 */
final class SiteFiles {
    private static final int SMALL = 30_300;
    private static final int MIDDLE = 3_660;
    private static final int LARGE = 40;
    private static final int FOLDERS = 220;
    private static final String[] WORDS = {
        "harbour", "tide", "lantern", "wool", "jacket", "walks", "under", "morning", "stove", "rope"
    };

    private final Random random = new Random(20_261_121);
    private final Path folder;

    private SiteFiles(Path folder) {
        this.folder = folder;
    }

    static void make(Path folder) throws IOException {
        new SiteFiles(folder).make();
    }

    private void make() throws IOException {
        for (int i = 0; i < FOLDERS; i++) {
            Files.createDirectories(parent(i));
        }
        for (int i = 0; i < SMALL; i++) {
            int size = 200 + (int) (Math.pow(random.nextDouble(), 2.2) * 16_000);
            write("small", i, i % 2 == 0 ? text(size) : noise(size));
        }
        for (int i = 0; i < MIDDLE; i++) {
            write("middle", i, noise(16_384 + random.nextInt(36_000)));
        }
        for (int i = 0; i < LARGE; i++) {
            write("large", i, noise(3_000_000 + random.nextInt(5_000_000)));
        }
    }

    private Path parent(int number) {
        return folder.resolve("%d/%d".formatted(number % 12, number % FOLDERS));
    }

    private void write(String kind, int number, byte[] content) throws IOException {
        Files.write(
                parent(number % FOLDERS).resolve("%s-%05d.dat".formatted(kind, number)), content);
    }

    private byte[] noise(int size) {
        var bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] text(int size) {
        var text = new StringBuilder(size + 10);
        while (text.length() < size) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        return text.substring(0, size).getBytes(StandardCharsets.US_ASCII);
    }
}
