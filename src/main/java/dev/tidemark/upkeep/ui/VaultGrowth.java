package dev.tidemark.upkeep.ui;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import dev.tidemark.backup.VaultSize;
import dev.tidemark.webui.PlainTable;
import dev.tidemark.webui.Sizes;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How much a vault holds and how it grew, each time that it was looked after. */
class VaultGrowth extends Div {
    private static final int WIDTH = 600;
    private static final int HEIGHT = 80;

    VaultGrowth(List<VaultSize> sizes, Times times) {
        addClassName("vault-growth");
        if (sizes.isEmpty()) {
            add(
                    new Words(
                                    "Not measured yet. It is when the vault is looked after: once a week, and some hours after deletions.")
                            .styled("secondary"));
            return;
        }
        var last = sizes.getLast();
        add(
                new Words()
                        .strong(Sizes.bytes(last.bytes()))
                        .text(
                                " in %s, measured %s."
                                        .formatted(
                                                Sizes.count(
                                                        last.snapshots(), "snapshot", "snapshots"),
                                                times.within(last.at()))));
        if (sizes.size() > 1) {
            add(chart(sizes));
        }
        var table = new PlainTable("Measured", "#Size", "#Snapshots").tight();
        sizes.reversed().stream()
                .limit(50)
                .forEach(size ->
                        table.row(
                                new Words(times.moment(size.at())),
                                new Words(Sizes.bytes(size.bytes())),
                                new Words(Sizes.count(size.snapshots()))));
        add(new Details("All measurements", table));
    }

    /** Numbers only, so nothing in it needs escaping. */
    private static Svg chart(List<VaultSize> sizes) {
        var first = sizes.getFirst().at();
        double span = Math.max(1, Duration.between(first, sizes.getLast().at()).toSeconds());
        double most = sizes.stream().mapToLong(VaultSize::bytes).max().orElse(1);
        var points = new StringBuilder();
        for (var size : sizes) {
            points.append(
                    String.format(
                            Locale.ROOT,
                            "%.1f,%.1f ",
                            WIDTH * Duration.between(first, size.at()).toSeconds() / span,
                            HEIGHT - 4 - (HEIGHT - 8) * size.bytes() / Math.max(1, most)));
        }
        return new Svg(
                "<svg viewBox=\"0 0 %d %d\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><polyline points=\"%s\"/></svg>"
                        .formatted(WIDTH, HEIGHT, points));
    }
}
