package dev.tidemark.recovery;

import static dev.tidemark.recovery.ShellWords.choosing;
import static dev.tidemark.recovery.ShellWords.identifier;
import static dev.tidemark.recovery.ShellWords.part;
import static dev.tidemark.recovery.ShellWords.quoted;

import dev.tidemark.backup.Manifest;
import dev.tidemark.backup.VaultKeys;
import dev.tidemark.environment.Environment;
import dev.tidemark.environment.MasterKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sheet of one environment, with its real places and names. */
final class EnvironmentSheet {
    /** Comments within programs stay, values of any size pass, and nothing in rows is a command. */
    private static final String MARIADB =
            "mariadb --binary-mode --comments --default-character-set=utf8mb4 --max-allowed-packet=1G";

    /** Views and programs out of a manifest of the first format, which has no script beside it. */
    private static final String OUT_OF_MANIFEST =
            " manifest.json | perl -MJSON::PP -0777 -ne 'binmode STDOUT, \":utf8\"; print \"USE `$_->{database}`;\\n$_->{definitions}\\n\" for @{decode_json($_)->{databases}}' | "
                    + MARIADB
                    + "\n";

    private EnvironmentSheet() {}

    static Sheet withoutVault(Environment environment) {
        return new Sheet(
                title(environment),
                "There is no backup yet, so nothing could be brought back. Take one.",
                List.of());
    }

    static Sheet of(
            Environment environment,
            VaultKeys.Where where,
            Optional<Manifest> newest,
            Optional<String> notYet,
            String key) {
        var sections = new ArrayList<Sheet.Section>();
        notYet.ifPresent(why ->
                sections.add(
                        new Sheet.Section(
                                "Not yet with the master key alone",
                                "This vault was made by an earlier version. " + why,
                                null)));
        sections.add(open(environment, where, key));
        sections.add(choose());
        newest.ifPresent(manifest -> parts(sections, manifest));
        return new Sheet(
                title(environment),
                "How it comes back with restic and the master key alone, if the portal, its database and its people are gone.",
                sections);
    }

    private static String title(Environment environment) {
        return "If all is lost: " + environment.title();
    }

    private static Sheet.Section open(Environment environment, VaultKeys.Where where, String key) {
        return new Sheet.Section(
                "Open the vault",
                VaultCommands.key(key)
                        + " The vault is meant as seen from %s; if you have copied it, write where it lies now."
                                .formatted(where.host()),
                VaultCommands.open(
                                where.location(),
                                MasterKey.vaultLabel(environment.id()),
                                where.variables())
                        + "restic snapshots --tag '"
                        + part("manifest")
                        + "'\n");
    }

    private static Sheet.Section choose() {
        return new Sheet.Section(
                "Choose a backup",
                """
                Each line of the list above is one complete backup. This takes the newest; for another one write its own tag, \
                such as set=set=bk-…\
                """,
                "set=$(restic snapshots --json --latest 1 --tag '"
                        + part("manifest")
                        + "' | grep -o 'set=[^\"]*' | tail -n 1)\n"
                        + "restic dump "
                        + choosing("manifest")
                        + " manifest.json > manifest.json\n");
    }

    private static void parts(List<Sheet.Section> sections, Manifest manifest) {
        for (var database : manifest.databases()) {
            sections.add(
                    new Sheet.Section(
                            "Database " + database.database(),
                            "As an administrator of the new server. Tables and rows; views and programs follow.",
                            "mariadb -e "
                                    + quoted(
                                            "CREATE DATABASE IF NOT EXISTS "
                                                    + identifier(database.database())
                                                    + characters(database))
                                    + "\nrestic dump "
                                    + choosing(database.part())
                                    + " dump.sql | "
                                    + MARIADB
                                    + " --init-command='SET SESSION check_constraint_checks=0, innodb_strict_mode=0' "
                                    + quoted(database.database())
                                    + "\n"));
        }
        if (!manifest.databases().isEmpty()) {
            sections.add(
                    new Sheet.Section(
                            "Views, triggers, routines and events",
                            "After all databases, since they may refer to each other.",
                            "restic dump "
                                    + (manifest.format() > 1
                                            ? choosing("definitions")
                                                    + " definitions.sql | "
                                                    + MARIADB
                                                    + "\n"
                                            : choosing("manifest") + OUT_OF_MANIFEST)));
        }
        manifest.files()
                .forEach(files ->
                        sections.add(
                                directory("Files " + files.mount(), files.part(), files.path())));
        var code = manifest.code();
        if (code != null) {
            sections.add(directory("Code", code.part(), code.realPath()));
        }
    }

    private static String characters(Manifest.Database database) {
        return database.characterSet() == null || database.collation() == null
                ? ""
                : " CHARACTER SET %s COLLATE %s"
                        .formatted(database.characterSet(), database.collation());
    }

    /** Out of its parent, so that its own owner, rights and time come back too. */
    private static Sheet.Section directory(String title, String part, String path) {
        var parent = path.substring(0, Math.max(1, path.lastIndexOf('/')));
        var name = path.substring(path.lastIndexOf('/'));
        return new Sheet.Section(
                title,
                "As root, so that owners and rights come back too. Files that are there already are made as they were.",
                "mkdir -p %s\nrestic restore %s:%s --include %s --target %s\n"
                        .formatted(
                                quoted(parent),
                                choosing(part),
                                quoted(parent),
                                quoted(ShellWords.pattern(name)),
                                quoted(parent)));
    }
}
