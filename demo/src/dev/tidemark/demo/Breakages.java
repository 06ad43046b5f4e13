package dev.tidemark.demo;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The ways to do harm to an environment, for trying out what gets it back. */
final class Breakages {

    /** {@code id} is also the name of the button. */
    record Breakage(String id, String label, String does, Deed deed) {}

    /** Does it and says with numbers what happened. */
    @FunctionalInterface
    interface Deed {
        String perform() throws SQLException, IOException;
    }

    record Done(Instant at, String what) {}

    private static final int REMEMBERED = 12;

    private final Shop shop;
    private final Checkout checkout;
    private final CodeRepository repository;
    private final Deque<Done> done = new ArrayDeque<>();
    private final List<Breakage> all;

    Breakages(Shop shop, Checkout checkout, CodeRepository repository) {
        this.shop = shop;
        this.checkout = checkout;
        this.repository = repository;
        this.all =
                List.of(
                        new Breakage(
                                "place-orders",
                                "Place 20 orders",
                                "Harmless: 20 customers order something, each gets an invoice.",
                                this::placeOrders),
                        new Breakage(
                                "delete-orders",
                                "Delete all orders",
                                "Deletes every order with its items and payment. Invoices stay.",
                                this::deleteOrders),
                        new Breakage(
                                "corrupt-prices",
                                "Import wrong prices",
                                "Sets every price to 0 and garbles every product name.",
                                this::corruptPrices),
                        new Breakage(
                                "drop-table",
                                "Drop a table",
                                "Drops the table product_images, so that no page with products works.",
                                this::dropTable),
                        new Breakage(
                                "delete-uploads",
                                "Delete all uploads",
                                "Deletes pictures, invoices and everything else in the uploads.",
                                this::deleteUploads),
                        new Breakage(
                                "deploy-broken",
                                "Deploy a broken version",
                                "A developer pushes a commit with a mistake to the branch main, and it is deployed here.",
                                this::deployBroken),
                        new Breakage(
                                "push-fix",
                                "Push the fix",
                                "A developer takes the broken commit back on the branch main. Nothing is deployed.",
                                this::pushFix),
                        new Breakage(
                                "redeploy",
                                "Deploy the branch",
                                "Deploys the newest commit of the branch main here.",
                                this::redeploy));
    }

    List<Breakage> all() {
        return all;
    }

    synchronized List<Done> done() {
        return List.copyOf(done);
    }

    Optional<Breakage> named(String id) {
        return all.stream().filter(breakage -> breakage.id().equals(id)).findFirst();
    }

    synchronized void perform(Breakage breakage) {
        String what;
        try {
            what = breakage.deed().perform();
        } catch (Shop.SoldOut nothing) {
            what = "Nothing was ordered: no product is in stock.";
        } catch (SQLException | IOException | DemoFailure failure) {
            what = breakage.label() + " stopped: " + Failures.words(failure);
        }
        done.addFirst(new Done(Instant.now(), what));
        while (done.size() > REMEMBERED) {
            done.removeLast();
        }
    }

    private String placeOrders() throws SQLException, IOException {
        long first = shop.placeAnyOrder();
        long last = first;
        for (int more = 1; more < 20; more++) {
            last = shop.placeAnyOrder();
        }
        return "Placed 20 orders, %s to %s, with 20 invoices."
                .formatted(Invoice.number(first), Invoice.number(last));
    }

    private String deleteOrders() throws SQLException {
        return shop.database()
                .inTransaction(connection -> {
                    long items = Database.number(connection, "SELECT COUNT(*) FROM order_items");
                    int orders = Database.update(connection, "DELETE FROM orders");
                    return "Deleted %s with %s."
                            .formatted(
                                    Shown.count(orders, "order", "orders"),
                                    Shown.count(items, "item", "items"));
                });
    }

    private String corruptPrices() throws SQLException {
        int products =
                shop.database()
                        .inTransaction(connection ->
                                Database.update(
                                        connection,
                                        "UPDATE products SET price = 0, name = CONCAT('???? ', REVERSE(UPPER(LEFT(name, 60))))"));
        return "Set the price of %s to 0 and garbled the names."
                .formatted(Shown.count(products, "product", "products"));
    }

    private String dropTable() throws SQLException {
        return shop.database()
                .use(connection -> {
                    long rows = Database.number(connection, "SELECT COUNT(*) FROM product_images");
                    Database.update(connection, "DROP TABLE product_images");
                    return "Dropped the table product_images with %s."
                            .formatted(Shown.count(rows, "row", "rows"));
                });
    }

    private String deleteUploads() throws IOException {
        var content = Folders.content(shop.uploads());
        Folders.empty(shop.uploads());
        return "Deleted %s, %s."
                .formatted(
                        Shown.count(content.files(), "upload", "uploads"),
                        Shown.bytes(content.bytes()));
    }

    private String deployBroken() throws IOException {
        boolean pushed = repository.pushBroken();
        var revision = checkout.deployBranchHead();
        return (pushed ? "Pushed and deployed " : "It was pushed before; deployed ")
                + named(revision);
    }

    private String pushFix() throws IOException {
        return repository.pushFix()
                ? "Pushed a commit that takes the broken one back. Deployed is still "
                        + named(checkout.revision())
                : "Nothing was pushed: the newest commit of main is not the broken one.";
    }

    private String redeploy() throws IOException {
        return "Deployed the newest commit of main, " + named(checkout.deployBranchHead());
    }

    private static String named(Checkout.Revision revision) {
        return revision.hash() + " “" + revision.subject() + "”.";
    }
}
