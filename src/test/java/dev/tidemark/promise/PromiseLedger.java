package dev.tidemark.promise;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Adds up what the test JVMs of one build saw, in {@code target/promises/results.json}, and writes
 * the two reports from it. The latest result of a test counts. JVMs that run side by side wait for
 * each other.
 */
final class PromiseLedger {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path list;
    private final Path target;
    private final @Nullable String build;

    /**
     * @param build name of the build; null keeps the results of any
     */
    PromiseLedger(Path base, @Nullable String build) {
        this.list = base.resolve("docs/promises.md");
        this.target = base.resolve("target");
        this.build = build;
    }

    void record(Collection<PromisedTest> results) {
        try {
            Path folder = Files.createDirectories(target.resolve("promises"));
            try (var channel = FileChannel.open(folder.resolve("lock"), CREATE, WRITE);
                    var _ = channel.lock()) {
                Path file = folder.resolve("results.json");
                Map<String, Entry> entries = read(file);
                results.forEach(test -> entries.put(test.id(), new Entry(build, test)));
                replace(file, JSON.writeValueAsString(entries.values()));
                write(entries.values().stream().map(Entry::test).toList());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Map<String, Entry> read(Path file) {
        Map<String, Entry> entries = new TreeMap<>();
        if (Files.exists(file)) {
            for (Entry entry : JSON.readValue(file, new TypeReference<List<Entry>>() {})) {
                if (build == null || Objects.equals(build, entry.build())) {
                    entries.put(entry.test().id(), entry);
                }
            }
        }
        return entries;
    }

    private void write(List<PromisedTest> tests) throws IOException {
        Map<String, String> texts = PromiseList.read(list);
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        texts.keySet().forEach(number -> verdicts.put(number, Verdict.of(number, tests)));
        replace(target.resolve("promises.json"), JSON.writeValueAsString(verdicts));
        replace(target.resolve("promises.md"), PromisePage.of(texts, verdicts, tests));
    }

    private static void replace(Path file, String text) throws IOException {
        Path written = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(written, text + "\n");
        Files.move(written, file, ATOMIC_MOVE);
    }

    private record Entry(@Nullable String build, PromisedTest test) {}

    /** One promise in {@code promises.json}; its two fields are what others read. */
    record Verdict(List<String> tests, boolean passed) {

        static Verdict of(String number, List<PromisedTest> all) {
            List<PromisedTest> naming =
                    all.stream().filter(test -> test.promises().contains(number)).toList();
            return new Verdict(
                    naming.stream().map(PromisedTest::name).distinct().sorted().toList(),
                    !naming.isEmpty() && naming.stream().allMatch(PromisedTest::passed));
        }
    }
}
