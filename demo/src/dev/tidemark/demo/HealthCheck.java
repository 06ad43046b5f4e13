package dev.tidemark.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks whether the shop can sell: articles with prices, the orders that customers placed,
 * pictures, and the pages themselves.
 */
record HealthCheck(Storefront storefront) {

    static final String GOOD = "shop ok";

    @FunctionalInterface
    private interface Look {
        Optional<String> look() throws SQLException, IOException;
    }

    /** What is wrong, one sentence each; nothing when all is well. */
    List<String> findings() {
        var findings = new ArrayList<String>();
        for (Look each : List.<Look>of(this::articles, this::orders, this::pictures, this::pages)) {
            finding(each).filter(said -> !findings.contains(said)).ifPresent(findings::add);
        }
        return findings;
    }

    private static Optional<String> finding(Look each) {
        try {
            return each.look();
        } catch (SQLException failure) {
            return Optional.of("Database: " + Failures.words(failure));
        } catch (TemplateBroken | DemoFailure | IOException failure) {
            return Optional.of("Code: " + Failures.words(failure));
        }
    }

    private Optional<String> articles() throws SQLException {
        long all = count("SELECT COUNT(*) FROM products");
        long free = count("SELECT COUNT(*) FROM products WHERE price <= 0");
        if (all == 0) {
            return Optional.of("Database: There are no products.");
        }
        return missing(free, all, "Database: %s of %s have no price.", "product", "products");
    }

    /** Every customer carries the number of orders ever placed: it shows where orders are lost. */
    private Optional<String> orders() throws SQLException {
        long placed = count("SELECT COALESCE(SUM(orders_placed), 0) FROM customers");
        long there = count("SELECT COUNT(*) FROM orders");
        return missing(
                placed - there, placed, "Database: %s of %s are missing.", "order", "orders");
    }

    private Optional<String> pictures() throws SQLException {
        var paths =
                storefront
                        .shop()
                        .database()
                        .use(connection ->
                                Database.list(
                                        connection,
                                        "SELECT DISTINCT path FROM product_images",
                                        row -> row.getString(1)));
        var uploads = storefront.shop().uploads();
        long gone = paths.stream().filter(path -> !Files.isReadable(uploads.resolve(path))).count();
        return missing(gone, paths.size(), "Uploads: %s of %s are missing.", "picture", "pictures");
    }

    private Optional<String> pages() throws SQLException, IOException {
        storefront.home(new Shop.Search("", "", 0));
        return Optional.empty();
    }

    private static Optional<String> missing(
            long some, long all, String sentence, String one, String many) {
        return some <= 0
                ? Optional.empty()
                : Optional.of(sentence.formatted(Shown.number(some), Shown.count(all, one, many)));
    }

    private long count(String query) throws SQLException {
        return storefront.shop().database().use(connection -> Database.number(connection, query));
    }
}
