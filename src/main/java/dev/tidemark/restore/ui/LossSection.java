package dev.tidemark.restore.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tidemark.restore.Loss;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.PlainTable;
import dev.tidemark.webui.Sizes;
import dev.tidemark.webui.Words;
import java.util.Comparator;
import java.util.List;

/** What will be lost, counted: three numbers, then every table and directory. */
public class LossSection extends Div {
    private static final int NAMED = 3;

    public LossSection(Loss loss) {
        this(loss, "What will be lost");
    }

    /**
     * @param heading what the numbers are
     */
    public LossSection(Loss loss, String heading) {
        addClassName("section");
        var losing = loss.tables().stream().filter(table -> table.surplus() > 0).toList();
        var bytes = loss.files().stream().mapToLong(Loss.FilesLoss::addedBytes).sum();
        var cards =
                new Div(
                        card(
                                loss.rows(),
                                losing.isEmpty()
                                        ? "rows"
                                        : "%s in %s"
                                                .formatted(
                                                        loss.rows() == 1 ? "row" : "rows",
                                                        Sizes.count(
                                                                losing.size(), "table", "tables"))),
                        card(
                                loss.filesAdded(),
                                (loss.filesAdded() == 1 ? "file" : "files")
                                        + (bytes == 0 ? "" : ", " + Sizes.bytes(bytes))),
                        card(
                                loss.deployments(),
                                loss.deployments() == 1 ? "deployment" : "deployments"));
        cards.addClassName("lost");
        add(new H3(heading), cards);
        if (!loss.notCounted().isEmpty()) {
            add(notCounted(loss.notCounted()));
        }
        add(words(loss, losing));
        if (!loss.tables().isEmpty() || loss.files().stream().anyMatch(LossSection::differs)) {
            add(new Details("See all tables and files", tables(loss), files(loss)));
        }
    }

    private static Component notCounted(List<String> parts) {
        var list = new UnorderedList();
        parts.forEach(part -> list.add(new ListItem(part)));
        return Note.warn(
                Note.saying(
                        "Not everything could be counted.",
                        "It can go on all the same; of these nobody knows beforehand what is lost:"),
                list);
    }

    private static Component card(long number, String text) {
        var big = new Div(Sizes.count(number));
        big.addClassName("n");
        var below = new Div(text);
        below.addClassName("small");
        var card = new Div(big, below);
        if (number == 0) {
            card.addClassName("none");
        }
        return card;
    }

    private static Component words(Loss loss, List<Loss.TableLoss> losing) {
        var words = new Words().styled("secondary", "small");
        if (!losing.isEmpty()) {
            words.text("Mostly ");
            var biggest =
                    losing.stream()
                            .sorted(Comparator.comparingLong(Loss.TableLoss::surplus).reversed())
                            .limit(NAMED)
                            .toList();
            for (int i = 0; i < biggest.size(); i++) {
                words.text(i == 0 ? "" : i == biggest.size() - 1 ? " and " : ", ")
                        .code(biggest.get(i).table())
                        .text(" (+" + Sizes.count(biggest.get(i).surplus()) + ")");
            }
            words.text(". ");
        }
        if (loss.filesChanged() > 0) {
            words.text(
                    "%s back the older content. "
                            .formatted(
                                    Sizes.count(
                                            loss.filesChanged(),
                                            "changed file gets",
                                            "changed files get")));
        }
        var back = comesBack(loss);
        var changed = loss.tables().stream().filter(Loss.TableLoss::isChanged).count();
        if (changed > 0) {
            words.text(
                    "Rows were changed in %s. ".formatted(Sizes.count(changed, "table", "tables")));
        }
        if (loss.nothing()) {
            words.text("The live data is what the backup has: nothing would be lost.");
        }
        words.text(back.isEmpty() ? "" : "Comes back: " + back + ".");
        return words;
    }

    private static String comesBack(Loss loss) {
        var rows =
                loss.tables().stream()
                        .mapToLong(table -> Math.max(0, table.rowsThen() - table.rowsNow()))
                        .sum();
        if (rows == 0 && loss.filesMissing() == 0) {
            return "";
        }
        if (rows == 0) {
            return Sizes.count(loss.filesMissing(), "file", "files");
        }
        var files =
                loss.filesMissing() == 0
                        ? ""
                        : ", " + Sizes.count(loss.filesMissing(), "file", "files");
        return Sizes.count(rows, "row", "rows") + files;
    }

    private static Component tables(Loss loss) {
        var table = new PlainTable("Table", "#Rows now", "#Rows then", "#Lost").tight();
        loss.tables()
                .forEach(one ->
                        table.row(
                                new Words().code(one.database() + "." + one.table()),
                                new Span(Sizes.count(one.rowsNow())),
                                new Span(Sizes.count(one.rowsThen())),
                                new Span(
                                        one.isChanged()
                                                ? "rows changed"
                                                : Sizes.count(one.surplus()))));
        table.setVisible(!loss.tables().isEmpty());
        return table;
    }

    private static Component files(Loss loss) {
        var table =
                new PlainTable("Files", "#Lost", "#Older content", "#Come back", "Some of them")
                        .tight();
        loss.files().stream()
                .filter(LossSection::differs)
                .forEach(one ->
                        table.row(
                                new Span(one.mount()),
                                new Span(Sizes.count(one.added())),
                                new Span(Sizes.count(one.changed())),
                                new Span(Sizes.count(one.missing())),
                                new Words().code(String.join(", ", one.examples()))));
        table.setVisible(loss.files().stream().anyMatch(LossSection::differs));
        return table;
    }

    private static boolean differs(Loss.FilesLoss files) {
        return files.added() + files.changed() + files.missing() > 0;
    }
}
