package dev.tidemark.promise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** The promises of {@code docs/promises.md}, number to text, in their order there. */
final class PromiseList {

    private static final Pattern LINE = Pattern.compile("- \\*\\*(S\\d+\\.\\d+)\\*\\* (.+)");

    private PromiseList() {}

    static SequencedMap<String, String> read(Path file) throws IOException {
        SequencedMap<String, String> promises = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            var promise = LINE.matcher(line);
            if (promise.matches()
                    && promises.putIfAbsent(promise.group(1), promise.group(2)) != null) {
                throw new IllegalStateException(
                        "%s holds %s twice".formatted(file, promise.group(1)));
            }
        }
        return promises;
    }
}
