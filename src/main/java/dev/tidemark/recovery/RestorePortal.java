package dev.tidemark.recovery;

import dev.tidemark.base.Refused;
import dev.tidemark.embedded.EmbeddedDatabase;
import dev.tidemark.embedded.RecordsDatabase;
import dev.tidemark.engine.Command;
import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.LocalHost;
import dev.tidemark.engine.mariadb.WholeDump;
import dev.tidemark.engine.restic.Restic;
import dev.tidemark.engine.restic.Snapshot;
import dev.tidemark.environment.MasterKey;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./tidemark restore-portal}: brings the portal's own records back from its own backup, into
 * an empty database, with the master key alone. The portal does not run meanwhile.
 */
public final class RestorePortal {
    private static final Duration LONGEST = Duration.ofHours(2);

    private final Settings settings;
    private final MasterKey masterKey;

    private RestorePortal(Settings settings) {
        this.settings = settings;
        this.masterKey = MasterKey.existing(settings.masterKey(), settings.home());
    }

    /**
     * @param at beginning of a snapshot's id; null: the newest
     * @param databaseUrl JDBC address of an external database; null: the embedded one
     */
    public record Settings(
            Path home,
            String from,
            @Nullable String at,
            @Nullable String masterKey,
            List<String> tools,
            @Nullable String databaseUrl,
            String databaseUser,
            String databasePassword) {
        @Override
        public String toString() {
            return "from " + from;
        }
    }

    public static void main(String[] arguments) {
        try {
            System.out.println(restore(settings(arguments, System.getenv())));
        } catch (Refused | IllegalStateException problem) {
            System.err.println("restore-portal: " + problem.getMessage());
            System.exit(1);
        } catch (EngineException problem) {
            System.err.println(
                    "restore-portal: %s Nothing runs now; try again with the same command."
                            .formatted(problem.failure().message()));
            System.exit(1);
        } catch (SQLException problem) {
            System.err.println(
                    "restore-portal: the database refused: %s".formatted(problem.getMessage()));
            System.exit(1);
        }
    }

    private static Settings settings(String[] arguments, Map<String, String> environment) {
        var options = new LinkedHashMap<String, String>();
        for (int index = 0; index < arguments.length; index += 2) {
            var name = arguments[index];
            if (!List.of("--from", "--at").contains(name) || index + 1 == arguments.length) {
                throw new Refused("Options are --from LOCATION and --at SNAPSHOT.");
            }
            options.put(name, arguments[index + 1]);
        }
        var home = Path.of(environment.getOrDefault("TIDEMARK_HOME", ".tidemark"));
        var tools = environment.getOrDefault("TIDEMARK_TOOLS", "");
        return new Settings(
                home,
                options.getOrDefault(
                        "--from",
                        environment.getOrDefault(
                                "TIDEMARK_SELF_BACKUP",
                                home.toAbsolutePath().resolve("self-backup").toString())),
                options.get("--at"),
                environment.get("TIDEMARK_MASTER_KEY"),
                tools.isBlank() ? List.of() : List.of(tools.split(":")),
                environment.get("TIDEMARK_DATABASE_URL"),
                environment.getOrDefault("TIDEMARK_DATABASE_USER", EmbeddedDatabase.USER),
                environment.getOrDefault("TIDEMARK_DATABASE_PASSWORD", ""));
    }

    /** What was brought back, in words; fails with {@link RecoveryRefused}. */
    public static String restore(Settings settings) throws SQLException {
        return new RestorePortal(settings).restore();
    }

    private String restore() throws SQLException {
        var restic =
                PortalVault.open(
                        settings.from(),
                        masterKey,
                        new LocalHost(settings.tools()),
                        settings.home());
        if (!restic.opens()) {
            throw new RecoveryRefused(
                    "%s does not open with this master key. Nothing was changed."
                            .formatted(settings.from()));
        }
        var snapshot = chosen(restic.snapshots(PortalVault.LABELS.tags()));
        if (settings.databaseUrl() != null && !settings.databaseUrl().isEmpty()) {
            return load(
                    restic,
                    snapshot,
                    RecordsDatabase.of(
                            settings.databaseUrl(),
                            settings.databaseUser(),
                            settings.databasePassword()));
        }
        try (var database =
                EmbeddedDatabase.start(settings.home().toAbsolutePath().resolve("database"))) {
            return load(
                    restic,
                    snapshot,
                    RecordsDatabase.of(database.url(), EmbeddedDatabase.USER, database.password()));
        }
    }

    private Snapshot chosen(List<Snapshot> all) {
        var at = settings.at();
        return all.reversed().stream()
                .filter(one -> at == null || one.id().value().startsWith(at))
                .findFirst()
                .orElseThrow(() ->
                        new RecoveryRefused(
                                "%s holds no backup of a portal%s. Nothing was changed."
                                        .formatted(
                                                settings.from(),
                                                at == null ? "" : " that begins with " + at)));
    }

    private static String load(Restic restic, Snapshot snapshot, RecordsDatabase database)
            throws SQLException {
        try (var records = new LoadedRecords(database)) {
            records.refuseUnlessEmpty();
            records.begin();
            restic.pipe(
                    snapshot.id(),
                    PortalVault.FILE,
                    LONGEST,
                    WholeDump.load(database.address(), database.name()).toArray(Command[]::new));
            records.settle(snapshot.time());
            records.end();
            return """
            The portal's records of %s are back: %s.
            What ran in that moment is marked as failed; backups taken later lie in their vaults but are not on the list.
            Next: ./tidemark run\
            """
                    .formatted(snapshot.time(), Objects.requireNonNull(records.counted()));
        }
    }
}
