package dev.tidemark.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks whether the shop can sell: articles with prices, the orders that customers placed, pictures, and the pages themselves. */
record HealthCheck(Storefront storefront) {

    static final String GOOD = "shop ok";

    /** What is wrong, one sentence each; nothing when all is well. */
    List<String> findings() {
        var findings = new ArrayList<String>();
        try {
            articles(findings);
            orders(findings);
            pictures(findings);
        } catch (SQLException failure) {
            findings.add("Database: " + Failures.words(failure));
        }
        try {
            storefront.home(new Shop.Search("", "", 0));
        } catch (SQLException alreadySaid) {
            if (findings.isEmpty()) {
                findings.add("Database: " + Failures.words(alreadySaid));
            }
        } catch (TemplateBroken | DemoFailure | IOException failure) {
            findings.add("Code: " + Failures.words(failure));
        }
        return findings;
    }

    private void articles(List<String> findings) throws SQLException {
        long all = count("SELECT COUNT(*) FROM products");
        long free = count("SELECT COUNT(*) FROM products WHERE price <= 0");
        if (all == 0) {
            findings.add("Database: There are no products.");
        } else if (free > 0) {
            findings.add("Database: %s of %s have no price.".formatted(Shown.number(free), Shown.count(all, "product", "products")));
        }
    }

    /** Every customer carries the number of orders ever placed: it shows where orders are lost. */
    private void orders(List<String> findings) throws SQLException {
        long placed = count("SELECT COALESCE(SUM(orders_placed), 0) FROM customers");
        long there = count("SELECT COUNT(*) FROM orders");
        if (there < placed) {
            findings.add("Database: %s of %s are missing.".formatted(Shown.number(placed - there), Shown.count(placed, "order", "orders")));
        }
    }

    private void pictures(List<String> findings) throws SQLException {
        var paths = storefront.shop().database().use(connection -> Database.list(
                connection, "SELECT DISTINCT path FROM product_images", row -> row.getString(1)));
        var uploads = storefront.shop().uploads();
        long missing = paths.stream().filter(path -> !Files.isReadable(uploads.resolve(path))).count();
        if (missing > 0) {
            findings.add("Uploads: %s of %s are missing.".formatted(Shown.number(missing), Shown.count(paths.size(), "picture", "pictures")));
        }
    }

    private long count(String query) throws SQLException {
        return storefront.shop().database().use(connection -> Database.number(connection, query));
    }
}
