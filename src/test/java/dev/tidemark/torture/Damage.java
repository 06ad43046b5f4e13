package dev.tidemark.torture;

import java.util.List;
import java.util.Locale;

/** What happens to a site between its backup and its restore, in its databases and its files. */
enum Damage {
    CHANGED("rows deleted, objects added; files changed, added, removed") {
        @Override
        void database(HardSite site, String name) {
            DatabaseDamage.change(site.client(), name);
        }

        @Override
        void files(HardSite site) {
            site.mount().ifPresent(FileDamage::change);
            site.code().ifPresent(FileDamage::change);
        }
    },
    SETTINGS("another default character set; other modes, owners and times of files") {
        @Override
        void database(HardSite site, String name) {
            DatabaseDamage.changeSettings(site.client(), name);
        }

        @Override
        void files(HardSite site) {
            site.code().ifPresent(FileDamage::changeSettings);
            site.mount().ifPresent(FileDamage::changeSettings);
        }
    },
    DROPPED_TABLES(
            "every other table and every sequence dropped; directories replaced by links and files") {
        @Override
        void database(HardSite site, String name) {
            DatabaseDamage.dropTables(site.client(), name);
        }

        @Override
        void files(HardSite site) {
            site.mount().ifPresent(FileDamage::replaceDirectories);
        }
    },
    DROPPED_DEFINITIONS(
            "views, triggers, programs and events dropped; the mount replaced by a link") {
        @Override
        void database(HardSite site, String name) {
            DatabaseDamage.dropDefinitions(site.client(), name);
        }

        @Override
        void files(HardSite site) {
            site.mount().ifPresent(FileDamage::replaceByLink);
        }
    },
    BROKEN_VIEW(
            "a view without its table, a table whose definition is an empty file; the mount is a file") {
        @Override
        void database(HardSite site, String name) {
            DatabaseDamage.breakView(site.client(), name);
            DatabaseDamage.emptyDefinition(site.server(), name);
        }

        @Override
        void files(HardSite site) {
            site.mount().ifPresent(FileDamage::replaceByFile);
        }
    },
    TRUNCATED_TABLE_FILE("the largest table's file truncated; the mount deleted") {
        @Override
        void database(HardSite site, String name) {
            DatabaseDamage.truncateFile(site.server(), name);
        }

        @Override
        void files(HardSite site) {
            site.mount().ifPresent(FileDamage::delete);
        }
    },
    DROPPED_DATABASE("the databases dropped; the checkout replaced by a link") {
        @Override
        void database(HardSite site, String name) {
            DatabaseDamage.drop(site.client(), name);
        }

        @Override
        void files(HardSite site) {
            site.code().ifPresent(FileDamage::replaceByLink);
        }
    },
    EVERYTHING("databases, mount and checkout deleted") {
        @Override
        void database(HardSite site, String name) {
            DatabaseDamage.drop(site.client(), name);
        }

        @Override
        void files(HardSite site) {
            site.mount().ifPresent(FileDamage::delete);
            site.code().ifPresent(FileDamage::delete);
        }
    };

    private final String words;

    Damage(String words) {
        this.words = words;
    }

    abstract void database(HardSite site, String name);

    abstract void files(HardSite site);

    void apply(HardSite site) {
        site.databases().forEach(name -> database(site, name));
        files(site);
    }

    /** What it does, for people. */
    String words() {
        return words;
    }

    static List<Damage> all() {
        return List.of(values());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
