package dev.tidemark.demo;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * The invoice of an order: a text file among the uploads, so that database and files belong
 * together.
 */
record Invoice(long order, Instant placed, String customer, List<Line> lines) {

    record Line(int product, String name, int pieces, BigDecimal price) {

        BigDecimal total() {
            return price.multiply(BigDecimal.valueOf(pieces));
        }
    }

    static String number(long order) {
        return "NO-" + (100_000 + order);
    }

    /** The place below the uploads: a folder for each thousand orders. */
    static String path(long order) {
        return "invoices/" + (100_000 + order) / 1000 + "000/" + number(order) + ".txt";
    }

    BigDecimal total() {
        return lines.stream().map(Line::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    void writeInto(Path uploads) throws IOException {
        Folders.write(uploads.resolve(path(order)), text());
    }

    private String text() {
        var text =
                new StringBuilder(
                        """
                        Nordlicht Outdoor
                        Invoice %s
                        %s

                        For %s

                        """
                                .formatted(number(order), Shown.moment(placed), customer));
        for (var line : lines) {
            text.append(
                    "%3d × %-48s %12s%n"
                            .formatted(line.pieces(), line.name(), Shown.price(line.total())));
        }
        return text.append("%-54s %12s%n".formatted("Total", Shown.price(total()))).toString();
    }
}
