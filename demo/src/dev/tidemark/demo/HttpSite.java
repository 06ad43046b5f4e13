package dev.tidemark.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/** One environment on its port: which address leads to which page. */
final class HttpSite {

    private static final Map<String, String> TYPES =
            Map.of(
                    "svg",
                    "image/svg+xml",
                    "txt",
                    "text/plain; charset=utf-8",
                    "css",
                    "text/css; charset=utf-8",
                    "xml",
                    "application/xml");

    private final HttpServer server;
    private final Storefront storefront;
    private final Breakages breakages;
    private final HealthCheck health;

    /** Takes the port at once, so that a busy one is known before anything else is done. */
    static HttpServer bind(String address, int port, String option) {
        try {
            return HttpServer.create(new InetSocketAddress(address, port), 256);
        } catch (IOException taken) {
            throw new DemoFailure(
                    "Port "
                            + port
                            + " of "
                            + address
                            + " cannot be used ("
                            + taken.getMessage()
                            + "). Choose another one with "
                            + option
                            + ".");
        }
    }

    HttpSite(HttpServer server, Storefront storefront, Breakages breakages) {
        this.server = server;
        this.storefront = storefront;
        this.breakages = breakages;
        this.health = new HealthCheck(storefront);
    }

    void open() {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    void close() {
        server.stop(0);
    }

    List<String> findings() {
        return health.findings();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = answer(exchange);
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", answer.type());
            headers.set("Cache-Control", "no-store");
            headers.set("X-Content-Type-Options", "nosniff");
            answer.headers().forEach(headers::set);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(
                    answer.status(), head || answer.body().length == 0 ? -1 : answer.body().length);
            if (!head) {
                exchange.getResponseBody().write(answer.body());
            }
        }
    }

    private Answer answer(HttpExchange exchange) {
        try {
            return switch (exchange.getRequestMethod()) {
                case "GET", "HEAD" ->
                        read(
                                exchange.getRequestURI().getPath(),
                                parameters(exchange.getRequestURI().getRawQuery()));
                case "POST" -> write(exchange);
                default -> Answer.text(405, "Only GET and POST.\n");
            };
        } catch (TemplateBroken broken) {
            return sorry("The deployed version has a mistake.", broken);
        } catch (SQLException failure) {
            return sorry("The database does not give what the page needs.", failure);
        } catch (Shop.SoldOut soldOut) {
            return Answer.page(
                    409,
                    PlainPages.message(
                            "Sold out", "Somebody took the last piece.", "Nothing was ordered."));
        } catch (IOException | RuntimeException failure) {
            return sorry("Something the page needs is missing.", failure);
        }
    }

    private static Answer sorry(String why, Exception failure) {
        System.err.println(Shown.moment(Instant.now()) + " " + failure);
        return Answer.page(
                500,
                PlainPages.message(
                        "The shop cannot show this page",
                        why + " " + Failures.words(failure),
                        "Orders that were placed are not touched by this page."));
    }

    private Answer read(String path, Map<String, String> parameters)
            throws SQLException, IOException {
        if (path.indexOf('\0') >= 0) {
            return Answer.notFound();
        }
        if (path.equals("/")) {
            return Answer.page(
                    200,
                    storefront.home(
                            new Shop.Search(
                                    parameters.getOrDefault("q", "").strip(),
                                    parameters.getOrDefault("category", ""),
                                    (int)
                                            number(
                                                    parameters.getOrDefault("page", "0"),
                                                    0,
                                                    10_000))));
        }
        var parts = path.substring(1).split("/", 2);
        var rest = parts.length > 1 ? parts[1] : "";
        return switch (parts[0]) {
            case "product" ->
                    storefront
                            .article((int) number(rest, -1, Integer.MAX_VALUE))
                            .map(html -> Answer.page(200, html))
                            .orElseGet(Answer::notFound);
            case "order" ->
                    storefront
                            .order(
                                    number(rest.replaceFirst("^NO-", ""), -1, Long.MAX_VALUE)
                                            - 100_000)
                            .map(html -> Answer.page(200, html))
                            .orElseGet(Answer::notFound);
            case "orders" -> Answer.page(200, storefront.orders());
            case "uploads" -> file(storefront.shop().uploads(), rest);
            case "assets" -> file(storefront.checkout().folder().resolve("assets"), rest);
            case "sitemap.xml" -> sitemap();
            case "health" -> health();
            case "break" ->
                    Answer.page(
                            200,
                            PlainPages.breakages(
                                    storefront.environment().name(), breakages, findings()));
            default -> Answer.notFound();
        };
    }

    private Answer write(HttpExchange exchange) throws SQLException, IOException {
        var body = new String(exchange.getRequestBody().readNBytes(10_000), StandardCharsets.UTF_8);
        if (isForeign(exchange)) {
            return Answer.text(403, "This form was sent from another site. Nothing was done.\n");
        }
        var path = exchange.getRequestURI().getPath();
        if (path.equals("/order")) {
            long order =
                    storefront
                            .shop()
                            .placeOrder(
                                    (int)
                                            number(
                                                    parameters(body).getOrDefault("product", ""),
                                                    -1,
                                                    Integer.MAX_VALUE));
            return Answer.seeOther("/order/" + Invoice.number(order));
        }
        var breakage =
                path.startsWith("/break/")
                        ? breakages.named(path.substring("/break/".length()))
                        : Optional.<Breakages.Breakage>empty();
        breakage.ifPresent(breakages::perform);
        return breakage.isPresent() ? Answer.seeOther("/break") : Answer.notFound();
    }

    /** Another page in the same browser must not be able to break the shop. */
    private static boolean isForeign(HttpExchange exchange) {
        var origin = exchange.getRequestHeaders().getFirst("Origin");
        var host = exchange.getRequestHeaders().getFirst("Host");
        return origin != null && !origin.replaceFirst("^https?://", "").equals(host);
    }

    private Answer health() {
        var findings = findings();
        return findings.isEmpty()
                ? Answer.text(200, HealthCheck.GOOD + "\n")
                : Answer.text(503, "The shop is not well.\n" + String.join("\n", findings) + "\n");
    }

    private static Answer file(Path folder, String name) throws IOException {
        var file = folder.resolve(name).normalize();
        if (!file.startsWith(folder) || !Files.isRegularFile(file) || !Files.isReadable(file)) {
            return Answer.notFound();
        }
        var ending = name.substring(name.lastIndexOf('.') + 1);
        return Answer.file(
                TYPES.getOrDefault(ending, "application/octet-stream"), Files.readAllBytes(file));
    }

    /** Kept in the uploads' cache folder, and made anew when it is gone. */
    private Answer sitemap() throws SQLException, IOException {
        var cached = storefront.shop().uploads().resolve("cache/sitemap.xml");
        if (!Files.exists(cached)) {
            var addresses =
                    storefront
                            .shop()
                            .database()
                            .use(connection ->
                                    Database.list(
                                            connection,
                                            "SELECT id FROM products ORDER BY id",
                                            row ->
                                                    "<url><loc>/product/"
                                                            + row.getInt(1)
                                                            + "</loc></url>\n"));
            Folders.write(
                    cached,
                    "<?xml version=\"1.0\"?>\n<urlset>\n"
                            + String.join("", addresses)
                            + "</urlset>\n");
        }
        return Answer.file(TYPES.get("xml"), Files.readAllBytes(cached));
    }

    private static Map<String, String> parameters(String encoded) {
        var parameters = new HashMap<String, String>();
        if (encoded != null) {
            for (var pair : encoded.split("&")) {
                var parts = pair.split("=", 2);
                parameters.put(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static long number(String text, long otherwise, long most) {
        try {
            return Math.clamp(Long.parseLong(text), -1, most);
        } catch (NumberFormatException notANumber) {
            return otherwise;
        }
    }
}
