package dev.tidemark.engine.restic;

/** How much of a repository a check reads. */
public sealed interface CheckDepth {
    /** Only that everything needed is there. */
    record Structure() implements CheckDepth {}

    /** Also reads one of so many equal parts; reading all of them in turn has read everything. */
    record Part(int number, int of) implements CheckDepth {
        public Part {
            if (number < 1 || number > of) {
                throw new IllegalArgumentException("Part %d of %d".formatted(number, of));
            }
        }
    }

    /** Reads every byte. */
    record Everything() implements CheckDepth {}
}
