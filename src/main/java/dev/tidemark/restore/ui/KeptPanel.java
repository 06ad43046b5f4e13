package dev.tidemark.restore.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.restore.KeptCopies;
import dev.tidemark.restore.KeptCopy;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.KeepDialog;
import dev.tidemark.webui.Notices;
import dev.tidemark.webui.PageHeader;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.PlainTable;
import dev.tidemark.webui.Sizes;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import java.util.List;
import java.util.Objects;

/** What the restores of an environment have left beside the site, and its removal. */
class KeptPanel extends Panel {
    private final transient KeptCopies kept;
    private final transient CurrentActor current;
    private final transient Runnable changed;
    private final transient Times times;

    /**
     * @param copies at least one
     * @param changed is told once a removal was asked for
     */
    KeptPanel(
            List<KeptCopy> copies,
            KeptCopies kept,
            CurrentActor current,
            Times times,
            Runnable changed) {
        super(heading(copies));
        this.kept = kept;
        this.current = current;
        this.times = times;
        this.changed = changed;
        var table = new PlainTable("State before the restore of", "#Size", "Kept until", "");
        copies.forEach(copy -> row(table, copy));
        flush().content(table);
    }

    static String heading(List<KeptCopy> copies) {
        var left =
                copies.size() == 1
                        ? "1 restore left 1 copy"
                        : "%1$d restores left %1$d copies".formatted(copies.size());
        long unknown = copies.stream().filter(copy -> copy.bytes() == null).count();
        if (unknown == copies.size()) {
            return left + " of unknown size";
        }
        long bytes =
                copies.stream()
                        .map(KeptCopy::bytes)
                        .filter(Objects::nonNull)
                        .mapToLong(Objects::requireNonNull)
                        .sum();
        return "%s: %s%s"
                .formatted(
                        left,
                        Sizes.bytes(bytes),
                        unknown == 0 ? "" : ", and %d of unknown size".formatted(unknown));
    }

    private void row(PlainTable table, KeptCopy copy) {
        var bytes = copy.bytes();
        var link = new Anchor("restores/" + copy.restore(), times.moment(copy.since()));
        table.row(
                link,
                new Words(bytes == null ? "not measured" : Sizes.bytes(bytes)),
                new Words(
                        copy.until().isAfter(times.now())
                                ? times.moment(copy.until())
                                : "is being removed"),
                removal(copy));
    }

    private Component removal(KeptCopy copy) {
        return PageHeader.withReason(
                Buttons.small("Remove now", () -> ask(copy)),
                kept.mayRemove(current.get(), copy.restore()));
    }

    private void ask(KeptCopy copy) {
        new KeepDialog(
                        "Remove this copy?",
                        "The state before the restore of %s is deleted. That restore can then no longer be undone. The site itself stays as it is."
                                .formatted(times.within(copy.since())),
                        "Keep it",
                        "Remove now",
                        () -> {
                            Notices.attempt(() -> kept.remove(current.get(), copy.restore()));
                            changed.run();
                        })
                .open();
    }
}
