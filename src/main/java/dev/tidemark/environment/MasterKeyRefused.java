package dev.tidemark.environment;

import java.nio.file.Path;

/** The portal has no master key, or not that of its records, and therefore does not start. */
public final class MasterKeyRefused extends IllegalStateException {
    private MasterKeyRefused(String message) {
        super(message);
    }

    static MasterKeyRefused missing(Path file) {
        return new MasterKeyRefused(
                """
                There are records, but the master key is missing: neither TIDEMARK_MASTER_KEY nor the file %s is there.
                Nothing was changed, and no new key was made: it could not open a single vault or stored credential.
                Next: put your copy of the master key there (mode 0600), or set TIDEMARK_MASTER_KEY, and start again.\
                """
                        .formatted(file));
    }

    static MasterKeyRefused another(String origin) {
        return new MasterKeyRefused(
                """
                The master key from %s is not the one that the records were encrypted under.
                Nothing was changed. With this key no vault and no stored credential of these records could be opened.
                Next: start with the former master.key file or TIDEMARK_MASTER_KEY, or with the records that belong to this key.\
                """
                        .formatted(origin));
    }
}
