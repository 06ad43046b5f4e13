package dev.tidemark.recovery;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where the master key lies; never the key. */
@Component
class KeyPlace {
    private final String words;

    KeyPlace(
            @Value("${tidemark.master-key:#{null}}") @Nullable String configured,
            @Value("${tidemark.home}") Path home) {
        this.words =
                configured == null
                        ? "the file %s on the portal's machine"
                                .formatted(home.toAbsolutePath().normalize().resolve("master.key"))
                        : "the variable TIDEMARK_MASTER_KEY that the portal is started with";
    }

    String words() {
        return words;
    }
}
