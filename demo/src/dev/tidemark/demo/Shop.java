package dev.tidemark.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** What the shop reads and writes: articles, orders, and the invoice among the uploads. */
record Shop(Database database, Path uploads) {

    static final int PAGE = 24;

    private static final String ARTICLES =
            """
            SELECT p.id, p.name, p.price, p.stock, p.article_number, p.description, p.weight_grams, b.name AS brand,
              c.name AS category, c.slug AS category_slug, i.path AS image, i.alt
            FROM products p JOIN brands b ON b.id = p.brand_id JOIN categories c ON c.id = p.category_id
            LEFT JOIN product_images i ON i.product_id = p.id AND i.position = 0
            """;

    /** What a visitor looks for; empty texts for everything. */
    record Search(String words, String category, int page) {}

    static class SoldOut extends RuntimeException {}

    List<Map<String, Object>> articles(Search search) throws SQLException {
        return database.use(connection ->
                Database.list(
                        connection,
                        ARTICLES
                                + """
                                WHERE (? = '' OR c.slug = ?) AND (? = '' OR MATCH (p.name, p.description) AGAINST (?) OR p.name LIKE CONCAT('%', ?, '%'))
                                ORDER BY p.created_at DESC, p.id LIMIT ? OFFSET ?
                                """,
                        Shop::article,
                        search.category(),
                        search.category(),
                        search.words(),
                        search.words(),
                        search.words(),
                        PAGE + 1,
                        search.page() * PAGE));
    }

    Optional<Map<String, Object>> article(int id) throws SQLException {
        return database
                .use(connection ->
                        Database.list(connection, ARTICLES + "WHERE p.id = ?", Shop::article, id))
                .stream()
                .findFirst();
    }

    List<Map<String, Object>> reviews(int product) throws SQLException {
        return database.use(connection ->
                Database.list(
                        connection,
                        """
                        SELECT r.stars, r.text, c.name FROM reviews r JOIN customers c ON c.id = r.customer_id
                        WHERE r.product_id = ? ORDER BY r.written_at DESC LIMIT 6
                        """,
                        row ->
                                Map.of(
                                        "stars",
                                                "★".repeat(row.getInt("stars"))
                                                        + "☆".repeat(5 - row.getInt("stars")),
                                        "starsCount", row.getInt("stars"),
                                        "text", row.getString("text"),
                                        "reviewer", row.getString("name")),
                        product));
    }

    List<Map<String, Object>> categories(String current) throws SQLException {
        return database.use(connection ->
                Database.list(
                        connection,
                        "SELECT slug, name FROM categories ORDER BY sort_order",
                        row ->
                                Map.of(
                                        "slug", row.getString("slug"),
                                        "categoryName", row.getString("name"),
                                        "current", row.getString("slug").equals(current))));
    }

    List<Map<String, Object>> bestSellers() throws SQLException {
        return database.use(connection ->
                Database.list(
                        connection,
                        "SELECT product_id, name, price, pieces_sold FROM best_sellers ORDER BY pieces_sold DESC, product_id LIMIT 5",
                        row ->
                                Map.of(
                                        "id", row.getInt("product_id"),
                                        "name", row.getString("name"),
                                        "price", Shown.price(row.getBigDecimal("price")),
                                        "sold", Shown.number(row.getLong("pieces_sold")))));
    }

    List<Map<String, Object>> lastOrders() throws SQLException {
        return database.use(connection ->
                Database.list(
                        connection,
                        """
                        SELECT o.id, o.status, o.placed_at, c.name AS customer, order_total(o.id) AS total,
                          (SELECT GROUP_CONCAT(p.name ORDER BY i.id SEPARATOR ' · ') FROM order_items i JOIN products p ON p.id = i.product_id
                           WHERE i.order_id = o.id) AS what
                        FROM orders o JOIN customers c ON c.id = o.customer_id ORDER BY o.id DESC LIMIT 30
                        """,
                        this::order));
    }

    Optional<Map<String, Object>> order(long id) throws SQLException {
        return database
                .use(connection ->
                        Database.list(
                                connection,
                                """
                                SELECT o.id, o.status, o.placed_at, c.name AS customer, order_total(o.id) AS total,
                                  (SELECT GROUP_CONCAT(p.name ORDER BY i.id SEPARATOR ' · ') FROM order_items i
                                   JOIN products p ON p.id = i.product_id WHERE i.order_id = o.id) AS what
                                FROM orders o JOIN customers c ON c.id = o.customer_id WHERE o.id = ?
                                """,
                                this::order,
                                id))
                .stream()
                .findFirst();
    }

    /**
     * A customer orders one piece: rows in the database and an invoice among the uploads. Gives the
     * order's id.
     */
    long placeOrder(int product) throws SQLException, IOException {
        var invoice =
                database.use(connection -> {
                    var customers =
                            Database.list(
                                    connection,
                                    "SELECT id, name FROM customers ORDER BY RAND() LIMIT 1",
                                    row -> Map.entry(row.getInt("id"), row.getString("name")));
                    var articles =
                            Database.list(
                                    connection,
                                    "SELECT name, price FROM products WHERE id = ? AND stock > 0",
                                    row ->
                                            new Invoice.Line(
                                                    product,
                                                    row.getString("name"),
                                                    1,
                                                    row.getBigDecimal("price")),
                                    product);
                    if (articles.isEmpty()) {
                        throw new SoldOut();
                    }
                    long order = callPlaceOrder(connection, customers.getFirst().getKey(), product);
                    return new Invoice(
                            order, Instant.now(), customers.getFirst().getValue(), articles);
                });
        invoice.writeInto(uploads);
        return invoice.order();
    }

    long placeAnyOrder() throws SQLException, IOException {
        var products =
                database.use(connection ->
                        Database.list(
                                connection,
                                "SELECT id FROM products WHERE stock > 3 ORDER BY RAND() LIMIT 20",
                                row -> row.getInt(1)));
        if (products.isEmpty()) {
            throw new SoldOut();
        }
        return placeOrder(products.get(ThreadLocalRandom.current().nextInt(products.size())));
    }

    private static long callPlaceOrder(Connection connection, int customer, int product)
            throws SQLException {
        try (var call = connection.prepareCall("{CALL place_order(?, ?, 1, ?)}")) {
            call.setInt(1, customer);
            call.setInt(2, product);
            call.registerOutParameter(3, Types.BIGINT);
            call.execute();
            return call.getLong(3);
        }
    }

    private static Map<String, Object> article(ResultSet row) throws SQLException {
        var article = new HashMap<String, Object>();
        int stock = row.getInt("stock");
        article.put("id", row.getInt("id"));
        article.put("name", row.getString("name"));
        article.put("price", Shown.price(row.getBigDecimal("price")));
        article.put("soldOut", stock == 0);
        article.put(
                "stock",
                stock == 0 ? "Sold out" : stock < 10 ? "Only " + stock + " left" : "In stock");
        article.put("articleNumber", row.getString("article_number"));
        article.put("description", row.getString("description"));
        article.put("weight", Catalogue.weight(row.getInt("weight_grams")));
        article.put("brand", row.getString("brand"));
        article.put("category", row.getString("category"));
        article.put("categorySlug", row.getString("category_slug"));
        article.put("image", row.getString("image") == null ? "none" : row.getString("image"));
        article.put("alt", row.getString("alt") == null ? "No picture" : row.getString("alt"));
        return article;
    }

    private Map<String, Object> order(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        var order = new HashMap<String, Object>();
        order.put("number", Invoice.number(id));
        order.put("status", row.getString("status"));
        order.put("placed", Shown.moment(row.getTimestamp("placed_at").toInstant()));
        order.put("customer", row.getString("customer"));
        order.put("total", Shown.price(row.getBigDecimal("total")));
        order.put("what", row.getString("what") == null ? "" : row.getString("what"));
        order.put(
                "invoice", Files.exists(uploads.resolve(Invoice.path(id))) ? Invoice.path(id) : "");
        return order;
    }
}
