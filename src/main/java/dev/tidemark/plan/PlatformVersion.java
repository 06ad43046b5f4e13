package dev.tidemark.plan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Versions as platforms write them: numbers with dots (S4.6). */
final class PlatformVersion {
    private PlatformVersion() {}

    static boolean isOne(String written) {
        return written.matches("\\d{1,8}(\\.\\d{1,8}){0,3}([-+.][0-9A-Za-z.-]{1,20})?");
    }

    /** False if it is not known. */
    static boolean isAtLeast(@Nullable String version, String least) {
        return version != null && Arrays.compare(numbers(version), numbers(least)) >= 0;
    }

    private static int[] numbers(String version) {
        var numbers =
                Arrays.stream(version.split("[^0-9]+"))
                        .filter(number -> !number.isEmpty() && number.length() < 9)
                        .mapToInt(Integer::parseInt)
                        .toArray();
        return Arrays.copyOf(numbers, 4);
    }
}
