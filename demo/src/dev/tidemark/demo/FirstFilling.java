package dev.tidemark.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fills an empty database with a shop that has been open for half a year. Only the dates depend on
 * {@code now}.
 */
final class FirstFilling {

    private static final List<String> FIRST_NAMES =
            List.of(
                    "Ingrid", "Søren", "Matti", "Aino", "Björk", "Jón", "Marta", "Håkon", "Linnéa",
                    "Emil", "Frida", "Oskar", "Saga", "Nils", "Kaisa", "Väinö", "Greta", "Jürgen",
                    "Zoë", "Thomas", "Noémie", "Łukasz", "Siobhán", "Ayşe", "Björn", "Elin",
                    "Mikkel");
    private static final List<String> LAST_NAMES =
            List.of(
                    "Berg",
                    "Lindqvist",
                    "Korhonen",
                    "Þórsdóttir",
                    "Keller",
                    "Østergaard",
                    "Nygård",
                    "Virtanen",
                    "Sæther",
                    "Müller",
                    "O'Neill",
                    "Åkesson",
                    "Haugen",
                    "Laine",
                    "von Ahn",
                    "Dahl",
                    "Brückner",
                    "Nieminen",
                    "Holm",
                    "Šimek");
    private static final List<String> TOWNS =
            List.of(
                    "Tromsø NO 9008",
                    "Bergen NO 5003",
                    "Umeå SE 90325",
                    "Åre SE 83752",
                    "Rovaniemi FI 96200",
                    "Inari FI 99870",
                    "Akureyri IS 600",
                    "Aarhus DK 8000",
                    "Lübeck DE 23552",
                    "Füssen DE 87629",
                    "Fort William GB PH336",
                    "Chamonix FR 74400");
    private static final List<String> STREETS =
            List.of(
                    "Fjellveien",
                    "Storgata",
                    "Kyrkogatan",
                    "Mannerheimintie",
                    "Hafnarstræti",
                    "Am Mühlbach",
                    "Church Street");
    private static final List<String> OPINIONS =
            List.of(
                    "Two weeks in Sarek, not a drop inside.",
                    "Heavier than promised, but it will outlive me. 👍",
                    "Passer perfekt, takk!",
                    "Sehr gut verarbeitet, der Reißverschluss hakt etwas.",
                    "My daughter's favourite now. I want it back.",
                    "Good, not great: the colour is \"moss\", not green.",
                    "Toimii hyvin pakkasessakin.",
                    "Repaired for free after five years. That's why I come back. ❤️");

    private final Connection connection;
    private final Size size;
    private final Instant now;
    private final Random random = new Random(7);

    FirstFilling(Connection connection, Size size, Instant now) {
        this.connection = connection;
        this.size = size;
        this.now = now;
    }

    /** Gives the invoices of the orders that were made. */
    List<Invoice> fill() throws SQLException {
        var products = Catalogue.of(size.products());
        shelves(products);
        customers();
        var invoices = orders(products);
        reviewsAndCarts();
        Database.update(
                connection, "UPDATE products SET price = ROUND(price * 1.05, 1) WHERE id % 17 = 0");
        return invoices;
    }

    private void shelves(List<Product> products) throws SQLException {
        insert(
                "brands (name, country)",
                Catalogue.BRANDS.stream()
                        .map(brand -> row(brand.name(), brand.country()))
                        .toList());
        var categories = new ArrayList<Object[]>();
        for (var category : Category.ALL) {
            categories.add(row(category.slug(), category.name(), categories.size() + 1));
        }
        insert("categories (slug, name, sort_order)", categories);
        insert(
                "products (id, article_number, name, category_id, brand_id, price, stock, weight_grams, attributes, description,"
                        + " created_at)",
                products.stream()
                        .map(product ->
                                row(
                                        product.id(),
                                        product.articleNumber(),
                                        product.name(),
                                        product.category(),
                                        product.brand(),
                                        product.price(),
                                        product.stock(),
                                        product.weightGrams(),
                                        product.attributes(),
                                        product.description(),
                                        daysAgo(190 + product.id() * 7919 % 397)))
                        .toList());
        insert(
                "product_images (product_id, path, alt)",
                products.stream()
                        .map(product -> row(product.id(), product.picture(), product.name()))
                        .toList());
    }

    private void customers() throws SQLException {
        var customers = new ArrayList<Object[]>();
        var addresses = new ArrayList<Object[]>();
        for (int id = 1; id <= size.customers(); id++) {
            var uid = new byte[16];
            random.nextBytes(uid);
            customers.add(
                    row(
                            id,
                            uid,
                            any(FIRST_NAMES) + " " + any(LAST_NAMES),
                            "customer" + id + "@example.org",
                            id % 3 == 0,
                            daysAgo(600 - id % 400)));
            var town = any(TOWNS).split(" (?=[A-Z]{2} )| (?=[^ ]+$)");
            addresses.add(
                    row(
                            id,
                            "delivery",
                            any(STREETS) + " " + (1 + random.nextInt(90)),
                            town[2],
                            town[0],
                            town[1]));
        }
        insert("customers (id, uid, name, email, newsletter, created_at)", customers);
        insert("addresses (customer_id, kind, street, postal_code, city, country)", addresses);
    }

    private List<Invoice> orders(List<Product> products) throws SQLException {
        // At most a few pieces of each are sold, so that every order finds its stock.
        var inStock = products.stream().filter(product -> product.stock() > 0).toList();
        var names =
                Database.list(
                        connection,
                        "SELECT name FROM customers ORDER BY id",
                        row -> row.getString(1));
        var sold = new int[size.products() + 1];
        var orders = new ArrayList<Object[]>();
        var items = new ArrayList<Object[]>();
        var payments = new ArrayList<Object[]>();
        var invoices = new ArrayList<Invoice>();
        for (int id = 1; id <= size.orders(); id++) {
            int customer = 1 + random.nextInt(size.customers());
            var placed =
                    now.minus(
                            Duration.ofMinutes(
                                    (long) (size.orders() - id) * 180 * 24 * 60 / size.orders()
                                            + 17));
            var lines = lines(inStock, sold);
            var invoice = new Invoice(id, placed, names.get(customer - 1), lines);
            orders.add(
                    row(
                            id,
                            customer,
                            id > size.orders() - 12
                                    ? "paid"
                                    : id % 31 == 0 ? "returned" : "shipped",
                            Timestamp.from(placed)));
            payments.add(
                    row(
                            id,
                            id % 4 == 0 ? "invoice" : id % 3 == 0 ? "transfer" : "card",
                            invoice.total(),
                            Timestamp.from(placed)));
            for (var line : lines) {
                items.add(row(id, line.product(), line.pieces(), line.price()));
            }
            invoices.add(invoice);
        }
        insert("orders (id, customer_id, status, placed_at)", orders);
        insert("order_items (order_id, product_id, quantity, unit_price)", items);
        insert("payments (order_id, method, amount, paid_at)", payments);
        return invoices;
    }

    private List<Invoice.Line> lines(List<Product> inStock, int[] sold) {
        var lines = new ArrayList<Invoice.Line>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            var product = inStock.get((int) (Math.pow(random.nextDouble(), 2.2) * inStock.size()));
            int pieces = 1 + random.nextInt(2);
            if (sold[product.id()] + pieces <= product.stock()) {
                sold[product.id()] += pieces;
                lines.add(new Invoice.Line(product.id(), product.name(), pieces, product.price()));
            }
        }
        return lines.isEmpty() ? lines(inStock, sold) : lines;
    }

    private void reviewsAndCarts() throws SQLException {
        var reviews = new ArrayList<Object[]>();
        var written = new HashSet<Integer>();
        for (int i = 0; i < size.products() / 2; i++) {
            int product = 1 + random.nextInt(size.products());
            int customer = 1 + random.nextInt(size.customers());
            if (written.add(product * 10_000 + customer)) {
                reviews.add(
                        row(
                                product,
                                customer,
                                3 + random.nextInt(3),
                                any(OPINIONS),
                                daysAgo(random.nextInt(180))));
            }
        }
        insert("reviews (product_id, customer_id, stars, text, written_at)", reviews);
        var carts = new ArrayList<Object[]>();
        var items = new ArrayList<Object[]>();
        for (int id = 1; id <= size.customers() / 8; id++) {
            var token = new byte[16];
            random.nextBytes(token);
            carts.add(row(id, token, id % 2 == 0 ? null : id, daysAgo(random.nextInt(28))));
            items.add(row(id, 1 + random.nextInt(size.products()), 1 + random.nextInt(3)));
        }
        insert("carts (id, token, customer_id, touched_at)", carts);
        insert("cart_items (cart_id, product_id, quantity)", items);
    }

    private void insert(String into, List<Object[]> rows) throws SQLException {
        for (int from = 0; from < rows.size(); from += 400) {
            var some = rows.subList(from, Math.min(from + 400, rows.size()));
            var one = "(" + "?, ".repeat(some.getFirst().length - 1) + "?)";
            var statement =
                    "INSERT INTO "
                            + into
                            + " VALUES "
                            + some.stream().map(_ -> one).collect(Collectors.joining(", "));
            Database.update(
                    connection, statement, some.stream().flatMap(row -> Stream.of(row)).toArray());
        }
    }

    private static Object[] row(Object... values) {
        return values;
    }

    private Timestamp daysAgo(int days) {
        return Timestamp.from(
                now.minus(Duration.ofDays(days)).minusSeconds(random.nextInt(80_000)));
    }

    private <T> T any(List<T> choice) {
        return choice.get(random.nextInt(choice.size()));
    }
}
