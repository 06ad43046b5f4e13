package dev.tidemark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One section of {@code docs/benchmarks.md}, between its markers; the others stay as they are. */
record Report(Path file, String name) {
    private static final String HEAD =
            """
            # How fast it is

            Written by `./tidemark bench backup`, `restore`, `start`, `scheduler` and `pages`; each replaces its own section.
            Where two things are compared they were run in turns within the same minutes, so that whatever else the machine did met both.

            """;

    void write(String text) throws IOException {
        System.out.println("\n" + text);
        var page = Files.exists(file) ? Files.readString(file) : HEAD;
        var section = begin() + "\n" + text.strip() + "\n" + end() + "\n";
        int from = page.indexOf(begin());
        Files.writeString(
                file,
                from < 0
                        ? page.stripTrailing() + "\n\n" + section
                        : page.substring(0, from)
                                + section.strip()
                                + page.substring(page.indexOf(end()) + end().length()));
    }

    private String begin() {
        return "<!-- begin " + name + " -->";
    }

    private String end() {
        return "<!-- end " + name + " -->";
    }
}
