package dev.tidemark.plan;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The minute of the hour that is an environment's own: spread evenly, and always the same (D5.3).
 */
public final class StableMinute {
    private StableMinute() {}

    /** 0 to 59. */
    public static int of(String environment) {
        var sum = new CRC32C();
        sum.update(environment.getBytes(StandardCharsets.UTF_8));
        return (int) (sum.getValue() % 60);
    }
}
