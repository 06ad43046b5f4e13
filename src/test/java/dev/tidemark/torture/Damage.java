package dev.tidemark.torture;

import java.util.List;
import java.util.Locale;

/** What happens to a site between its backup and its restore, in its databases and its files. */
enum Damage {
    CHANGED("rows deleted, objects added; files changed, added, removed") {
        @Override
        void apply(HardSite site) {
            site.databases().forEach(name -> DatabaseDamage.change(site.client(), name));
            site.mount().ifPresent(FileDamage::change);
            site.code().ifPresent(FileDamage::change);
        }
    },
    DROPPED_TABLES(
            "every other table and every sequence dropped; directories replaced by links and files") {
        @Override
        void apply(HardSite site) {
            site.databases().forEach(name -> DatabaseDamage.dropTables(site.client(), name));
            site.mount().ifPresent(FileDamage::replaceDirectories);
        }
    },
    DROPPED_DEFINITIONS(
            "views, triggers, programs and events dropped; the mount replaced by a link") {
        @Override
        void apply(HardSite site) {
            site.databases().forEach(name -> DatabaseDamage.dropDefinitions(site.client(), name));
            site.mount().ifPresent(FileDamage::replaceByLink);
        }
    },
    BROKEN_VIEW("a view without its table, a table without its head; the mount is a file") {
        @Override
        void apply(HardSite site) {
            site.databases().forEach(name -> DatabaseDamage.breakView(site.client(), name));
            site.databases().forEach(name -> DatabaseDamage.emptyHead(site.server(), name));
            site.mount().ifPresent(FileDamage::replaceByFile);
        }
    },
    TRUNCATED_TABLE_FILE("a table's file truncated; the mount deleted") {
        @Override
        void apply(HardSite site) {
            DatabaseDamage.truncateFiles(site.server(), site.databases());
            site.mount().ifPresent(FileDamage::delete);
        }
    },
    DROPPED_DATABASE("the databases dropped; the checkout replaced by a link") {
        @Override
        void apply(HardSite site) {
            site.databases().forEach(name -> DatabaseDamage.drop(site.client(), name));
            site.code().ifPresent(FileDamage::replaceByLink);
        }
    },
    EVERYTHING("databases, mount and checkout deleted") {
        @Override
        void apply(HardSite site) {
            site.databases().forEach(name -> DatabaseDamage.drop(site.client(), name));
            site.mount().ifPresent(FileDamage::delete);
            site.code().ifPresent(FileDamage::delete);
        }
    };

    private final String words;

    Damage(String words) {
        this.words = words;
    }

    abstract void apply(HardSite site);

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
