package dev.tidemark.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The shop's pages, made of the deployed templates and properties and what the database holds, both
 * read at every request.
 */
record Storefront(ShopEnvironment environment, Shop shop, Checkout checkout) {

    private static final List<String> FEATURES = List.of("orders", "best-sellers", "free-shipping");

    String home(Shop.Search search) throws SQLException, IOException {
        var settings = settings();
        var values = values(settings);
        var found = shop.articles(search);
        boolean more = found.size() > Shop.PAGE;
        boolean firstPage =
                search.page() == 0 && search.words().isEmpty() && search.category().isEmpty();
        values.put("articles", more ? found.subList(0, Shop.PAGE) : found);
        values.put("categories", shop.categories(search.category()));
        values.put("category", search.category());
        values.put("words", search.words());
        values.put("firstPage", firstPage);
        values.put("previous", search.page() > 0 ? String.valueOf(search.page() - 1) : "");
        values.put("next", more ? String.valueOf(search.page() + 1) : "");
        values.put(
                "bestSellers",
                firstPage && hasFeature(settings, "best-sellers") ? shop.bestSellers() : List.of());
        return page("home", settings.getProperty("claim", "Home"), values);
    }

    Optional<String> article(int id) throws SQLException, IOException {
        var article = shop.article(id);
        if (article.isEmpty()) {
            return Optional.empty();
        }
        var values = values(settings());
        values.putAll(article.get());
        values.put("reviews", shop.reviews(id));
        return Optional.of(page("product", String.valueOf(article.get().get("name")), values));
    }

    String orders() throws SQLException, IOException {
        var values = values(settings());
        var orders = shop.lastOrders();
        values.put("orders", orders);
        values.put("orders.any", !orders.isEmpty());
        return page("orders", "Latest orders", values);
    }

    Optional<String> order(long id) throws SQLException, IOException {
        var order = shop.order(id);
        if (order.isEmpty()) {
            return Optional.empty();
        }
        var values = values(settings());
        values.putAll(order.get());
        return Optional.of(page("order", "Order " + Invoice.number(id), values));
    }

    private String page(String template, String title, Map<String, Object> values)
            throws IOException {
        var templates = new Templates(checkout.folder().resolve("templates"));
        values.put("title", title);
        values.put("content", templates.render(template, values));
        return templates.render("layout", values);
    }

    private Properties settings() throws IOException {
        var file = checkout.folder().resolve("shop.properties");
        if (!Files.isRegularFile(file)) {
            throw new TemplateBroken("The file shop.properties is missing.");
        }
        var settings = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        }
        return settings;
    }

    private Map<String, Object> values(Properties settings) throws SQLException, IOException {
        var values = new HashMap<String, Object>();
        settings.forEach((key, value) -> values.put("shop." + key, value));
        FEATURES.forEach(
                feature -> values.put("feature." + feature, hasFeature(settings, feature)));
        var revision = checkout.revision();
        values.put("environment", environment.name());
        values.put("production", environment.name().equals("production"));
        values.put("revision", revision.hash());
        values.put("subject", revision.subject());
        var counts =
                shop.database()
                        .use(connection ->
                                List.of(
                                        Database.number(
                                                connection, "SELECT COUNT(*) FROM products"),
                                        Database.number(
                                                connection, "SELECT COUNT(*) FROM orders")));
        var uploads = Folders.content(shop.uploads());
        values.put("productCount", Shown.count(counts.get(0), "product", "products"));
        values.put("orderCount", Shown.count(counts.get(1), "order", "orders"));
        values.put("uploadCount", Shown.count(uploads.files(), "upload", "uploads"));
        values.put("uploadSize", Shown.bytes(uploads.bytes()));
        return values;
    }

    private static boolean hasFeature(Properties settings, String feature) {
        return Arrays.asList(settings.getProperty("features", "").split("\\s*,\\s*"))
                .contains(feature);
    }
}
