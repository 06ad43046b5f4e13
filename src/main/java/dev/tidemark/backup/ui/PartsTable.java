package dev.tidemark.backup.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.tidemark.backup.BackupDetail;
import dev.tidemark.backup.BackupPart;
import dev.tidemark.backup.Manifest;
import dev.tidemark.webui.PlainTable;
import dev.tidemark.webui.Sizes;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Tone;
import dev.tidemark.webui.Words;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parts of a backup with their sizes and what the manifest counted in them. */
class PartsTable extends PlainTable {
    private final @Nullable Manifest manifest;

    PartsTable(BackupDetail detail) {
        super("Part", "#Size", "In the manifest", "#Took");
        manifest = detail.manifest();
        detail.parts().forEach(this::show);
    }

    private void show(BackupPart part) {
        var icon = BackupStates.icon(part.kind()).create();
        var name = new Div(icon, two(new Words().strong(name(part)), about(part)));
        name.addClassNames("row", "wide");
        row(
                name,
                two(
                        Sizes.bytes(part.bytes()),
                        part.bytesAdded() == 0
                                ? "nothing new"
                                : Sizes.bytes(part.bytesAdded()) + " new"),
                counted(part),
                new Words(Times.duration(part.took())));
    }

    static String name(BackupPart part) {
        var name = part.name().replaceFirst("^[^:]*:", "").replaceFirst("^.*/", "");
        return switch (part.kind()) {
            case DATABASE -> "MariaDB · " + name;
            case FILES -> "Files · " + name;
            case CODE -> "Code";
            case MANIFEST -> "Manifest";
        };
    }

    private String about(BackupPart part) {
        return switch (part.kind()) {
            case DATABASE -> database(part).map(PartsTable::inside).orElse("");
            case FILES -> files(part).map(Manifest.Files::path).orElse("");
            case CODE -> manifest == null || manifest.code() == null ? "" : manifest.code().path();
            case MANIFEST -> "what the backup holds, counted";
        };
    }

    private Component counted(BackupPart part) {
        return switch (part.kind()) {
            case DATABASE ->
                    database(part)
                            .map(database ->
                                    ticked(
                                            Sizes.count(database.rows(), "row", "rows"),
                                            database.gtid().isEmpty()
                                                    ? exactness(database)
                                                    : "GTID " + database.gtid()))
                            .orElseGet(Words::new);
            case FILES ->
                    files(part)
                            .map(files ->
                                    ticked(
                                            Sizes.count(files.files(), "file", "files"),
                                            excludes(files)))
                            .orElseGet(Words::new);
            case CODE -> code();
            case MANIFEST -> new Words();
        };
    }

    private Component code() {
        var code = manifest == null ? null : manifest.code();
        if (code == null) {
            return new Words();
        }
        var words =
                new Words()
                        .code(code.revision().substring(0, Math.min(7, code.revision().length())));
        if (code.branch() != null) {
            words.text(" on " + code.branch());
        }
        var changed =
                code.changedFiles() <= 0
                        ? ""
                        : " · "
                                + Sizes.count(code.changedFiles(), "file", "files")
                                + " changed by hand";
        return two(words, "“" + code.subject() + "”" + changed);
    }

    private static Component ticked(String first, String second) {
        return two(new Words().icon(TideIcon.TICK, Tone.GOOD).tone(Tone.GOOD, first), second);
    }

    private static String inside(Manifest.Database database) {
        return "%s, %s, %s"
                .formatted(
                        Sizes.count(database.tables().size(), "table", "tables"),
                        Sizes.count(database.views().size(), "view", "views"),
                        Sizes.count(database.programs(), "program", "programs"));
    }

    private static String exactness(Manifest.Database database) {
        return database.isExact() ? "counted in the dump" : "written to while it was counted";
    }

    private static String excludes(Manifest.Files files) {
        return files.excludes().isEmpty()
                ? "nothing left out"
                : "left out: " + String.join(", ", files.excludes());
    }

    private Optional<Manifest.Database> database(BackupPart part) {
        return manifest == null
                ? Optional.empty()
                : manifest.databases().stream()
                        .filter(one -> one.part().equals(part.name()))
                        .findFirst();
    }

    private Optional<Manifest.Files> files(BackupPart part) {
        return manifest == null
                ? Optional.empty()
                : manifest.files().stream()
                        .filter(one -> one.part().equals(part.name()))
                        .findFirst();
    }
}
