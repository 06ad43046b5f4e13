package dev.tidemark.backup;

import dev.tidemark.backup.PartSource.DatabaseSource;
import dev.tidemark.engine.mariadb.Examination;
import dev.tidemark.engine.mariadb.TableDigest;
import dev.tidemark.engine.mariadb.TableFacts;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the manifest says of a database. */
final class DatabaseFacts {
    private DatabaseFacts() {}

    /**
     * @param dumped rows and digests, counted from the dump's own text: exactly what is stored
     * @param whole whether all of it was found restorable
     */
    static Manifest.Database of(
            DatabaseSource source,
            Examination examined,
            List<TableDigest> dumped,
            String gtid,
            boolean whole) {
        var description = examined.description();
        Map<String, TableFacts.Kind> kinds =
                description.tables().stream()
                        .collect(Collectors.toMap(TableFacts::name, TableFacts::kind));
        var programs = description.programs();
        return new Manifest.Database(
                source.name(),
                source.service().name(),
                source.database(),
                null,
                gtid,
                dumped.stream().map(table -> table(table, kinds)).toList(),
                description.views(),
                programs.triggers().size()
                        + programs.procedures().size()
                        + programs.functions().size()
                        + programs.packages().size()
                        + programs.events().size(),
                description.definitions(),
                description.characterSet(),
                description.collation(),
                whole ? examined.fingerprint() : null,
                examined.references(),
                description.objects());
    }

    private static Manifest.Table table(TableDigest table, Map<String, TableFacts.Kind> kinds) {
        var otherwise = table.sequence() ? TableFacts.Kind.SEQUENCE : TableFacts.Kind.TABLE;
        return new Manifest.Table(
                table.name(),
                kinds.getOrDefault(table.name(), otherwise).name(),
                table.rows(),
                null,
                table.digest());
    }
}
