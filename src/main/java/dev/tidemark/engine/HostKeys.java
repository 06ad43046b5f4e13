package dev.tidemark.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads what {@code ssh-keyscan} prints: {@code host type key}, a line per key. */
final class HostKeys {
    private static final List<String> PREFERENCE =
            List.of("ssh-ed25519", "ecdsa-sha2-nistp256", "ssh-rsa");

    private HostKeys() {}

    static Optional<HostKey> best(String scan) {
        return scan.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" "))
                .filter(parts -> parts.length == 3)
                .map(parts -> new HostKey(parts[1], parts[2]))
                .min(Comparator.comparingInt(HostKeys::rank));
    }

    private static int rank(HostKey key) {
        int index = PREFERENCE.indexOf(key.type());
        return index < 0 ? PREFERENCE.size() : index;
    }
}
