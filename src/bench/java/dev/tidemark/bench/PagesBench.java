package dev.tidemark.bench;

import dev.tidemark.account.AccountService;
import dev.tidemark.account.OrganizationId;
import dev.tidemark.account.OrganizationRole;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How soon pages answer with a million backups on record: over HTTP with real sessions, each page
 * asked for as the browser does, and checked for what it has to show.
 */
record PagesBench(Bench bench) {
    /** Ten thousand; fewer only to try the benchmark itself. */
    private static final int ENVIRONMENTS =
            Integer.parseInt(System.getenv().getOrDefault("BENCH_ENVIRONMENTS", "10000"));

    private static final int BACKUPS = 100;
    private static final int ACTIVITIES = 10;
    private static final int TICKETS = 100_000;
    private static final int ROUNDS = 60;
    private static final int WARM_UP = 50;
    private static final Pattern CSRF = Pattern.compile("\"Vaadin-Security-Key\":\"([^\"]+)\"");
    private static final Pattern TOKEN =
            Pattern.compile("<meta name=\"_csrf\" content=\"([^\"]+)\"");
    private static final Pattern UI_ID = Pattern.compile("\"v-uiId\":(\\d+)");

    void run() throws IOException {
        var begun = Instant.now();
        double load = Machine.load();
        try (var portal = FleetPortal.start(bench, true)) {
            portal.seed(ENVIRONMENTS, ACTIVITIES);
            portal.seedBackups(ENVIRONMENTS, BACKUPS);
            portal.seedTickets(ENVIRONMENTS, TICKETS);
            for (int made = 0; made <= ENVIRONMENTS; made += 200) {
                look(portal);
            }
            var accounts = portal.bean(AccountService.class);
            var customer = accounts.add("customer@bench.example", "Customer", Set.of());
            accounts.join(customer, new OrganizationId("or-1"), OrganizationRole.ADMIN);
            accounts.setPassword(customer, FleetPortal.PASSWORD);
            var one = new Visitor(portal.port(), "customer@bench.example");
            var operator = new Visitor(portal.port(), "operator@tidemark.example");
            var pages =
                    List.of(
                            new Page(
                                    "Home of a customer with 50 environments",
                                    one,
                                    "",
                                    "Your environments"),
                            new Page(
                                    "Backups, first page", one, "environments/e-7/backups", "kept"),
                            new Page(
                                    "Backups, only failed ones",
                                    one,
                                    "environments/e-7/backups?state=failed",
                                    "kept"),
                            new Page(
                                    "One backup, by its link",
                                    one,
                                    "environments/e-7/backups/bk-7-50",
                                    "Why it is kept"),
                            new Page(
                                    "What is promised",
                                    one,
                                    "environments/e-7/promised",
                                    "Next five runs"),
                            new Page(
                                    "Fleet of 10,000 environments, first page",
                                    operator,
                                    "fleet",
                                    "Overdue first"),
                            new Page(
                                    "Queue of 10,000 open tickets, first page",
                                    operator,
                                    "support/queue",
                                    "Sorted by time left"),
                            new Page("Tickets of a customer", one, "tickets", "tickets"),
                            new Page(
                                    "All activity, newest first",
                                    operator,
                                    "activities",
                                    "What happened"));
            for (int i = 0; i < WARM_UP; i++) {
                for (var page : pages) {
                    page.view();
                }
            }
            var rows = new StringBuilder();
            for (var page : pages) {
                rows.append(row(page));
            }
            bench.report("pages")
                    .write(
                            """
                            ## Pages

                            %s
                            %,d backups, %,d activities and 100,000 tickets on record over %,d environments of 200 customers. Each page is asked for %d times, after %d rounds through all of them
                            that are not counted, by one visitor who is signed in: from the request for the document to the end of the answer with
                            the page's content (what the browser asks for in between included); the health address of the environment is none.

                            | | p50 | p95 | max | target p95 |
                            |---|---|---|---|---|
                            %s
                            How the database finds them:

                            ```
                            %s```
                            """
                                    .formatted(
                                            Machine.describe(begun, load),
                                            ENVIRONMENTS * BACKUPS,
                                            ENVIRONMENTS * ACTIVITIES,
                                            ENVIRONMENTS,
                                            ROUNDS,
                                            WARM_UP,
                                            rows,
                                            plans(portal)));
        }
    }

    private static void look(FleetPortal portal) {
        try {
            var scheduler = portal.bean("dev.tidemark.upkeep.Replanning");
            var welcome = scheduler.getClass().getDeclaredMethod("welcome", int.class);
            welcome.setAccessible(true);
            welcome.invoke(scheduler, 200);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param shown what is in it once it is there
     */
    private record Page(String name, Visitor visitor, String route, String shown) {
        long view() throws IOException {
            return visitor.view(route, shown);
        }
    }

    private static String row(Page page) throws IOException {
        var times = Series.empty();
        for (int i = 0; i < ROUNDS; i++) {
            times = times.with(page.view() / 1e6);
        }
        return String.format(
                Locale.ROOT,
                "| %s | %.0f ms | **%.0f ms** | %.0f ms | ≤ 100 ms |%n",
                page.name(),
                times.median(),
                times.percentile(95),
                times.max());
    }

    /** The queries behind them, as the database would run them. */
    private static String plans(FleetPortal portal) {
        var text = new StringBuilder();
        for (var query :
                List.of(
                        "select id from backup where environment_id = 'e-7' and state <> 'DELETED' order by requested_at desc, id desc limit 50",
                        "select id from backup where environment_id = 'e-7' and state = 'FAILED' order by requested_at desc, id desc limit 50",
                        "select environment_id, max(requested_at) from backup where environment_id in ('e-1', 'e-2', 'e-3') and state = 'COMPLETED' group by environment_id",
                        "select number from ticket where is_open = true order by queue_at, number limit 50",
                        "select id from activity order by queued_at desc, id desc limit 30",
                        "select environment_id from upkeep where overdue_at is not null order by overdue_at, environment_id limit 50",
                        "select environment_id from upkeep where next_run_at <= now(6) order by next_run_at, environment_id limit 200")) {
            text.append(query).append('\n');
            for (var row : portal.db().fetch("explain " + query)) {
                text.append(
                        "  %s on %s, key %s, rows %s, %s%n"
                                .formatted(
                                        row.get("type"),
                                        row.get("table"),
                                        row.get("key"),
                                        row.get("rows"),
                                        row.get("Extra")));
            }
        }
        return text.toString();
    }

    /** Somebody with a browser's cookies. */
    private static final class Visitor {
        private final String address;
        private final HttpClient browser =
                HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build();

        Visitor(int port, String email) throws IOException {
            address = "http://127.0.0.1:" + port;
            var token = TOKEN.matcher(get("/login"));
            if (!token.find()) {
                throw new IOException("The sign-in page has no token");
            }
            var form =
                    "username=%s&password=%s&_csrf=%s"
                            .formatted(
                                    encoded(email),
                                    encoded(FleetPortal.PASSWORD),
                                    encoded(token.group(1)));
            send(
                    HttpRequest.newBuilder(URI.create(address + "/login"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build());
        }

        /**
         * The document, the start of its view, and the view itself: nanoseconds until it is there.
         */
        long view(String route, String shown) throws IOException {
            long from = System.nanoTime();
            get("/" + route);
            int question = route.indexOf('?');
            var path = question < 0 ? route : route.substring(0, question);
            var query = question < 0 ? "" : route.substring(question + 1);
            var init =
                    get("/?v-r=init&location=%s&query=%s".formatted(encoded(path), encoded(query)));
            var content = init.contains(shown) ? init : navigate(init, path, query);
            long took = System.nanoTime() - from;
            leave(init);
            if (!content.contains(shown)) {
                throw new IOException(
                        "/%s does not show %s but %s"
                                .formatted(
                                        route,
                                        shown,
                                        content.substring(0, Math.min(2000, content.length()))));
            }
            return took;
        }

        private String navigate(String init, String path, String query) throws IOException {
            var key = CSRF.matcher(init);
            var id = UI_ID.matcher(init);
            if (!key.find() || !id.find()) {
                throw new IOException(
                        "No view: " + init.substring(0, Math.min(500, init.length())));
            }
            var body =
                    """
                    {"csrfToken":"%s","rpc":[{"type":"event","node":1,"event":"ui-navigate","data":{"route":"%s","query":"%s","appShellTitle":"","historyState":{"idx":0},"trigger":""}}],"syncId":0,"clientId":0}\
                    """
                            .formatted(key.group(1), path, query);
            return send(
                    HttpRequest.newBuilder(URI.create(address + "/?v-r=uidl&v-uiId=" + id.group(1)))
                            .header("Content-Type", "application/json; charset=UTF-8")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build());
        }

        /**
         * As a browser says when its page is closed; else the session keeps every page it has seen.
         */
        private void leave(String init) throws IOException {
            var key = CSRF.matcher(init);
            var id = UI_ID.matcher(init);
            if (key.find() && id.find()) {
                send(
                        HttpRequest.newBuilder(
                                        URI.create(address + "/?v-r=uidl&v-uiId=" + id.group(1)))
                                .header("Content-Type", "application/json; charset=UTF-8")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"csrfToken\":\"%s\",\"rpc\":[],\"UNLOAD\":true}"
                                                        .formatted(key.group(1))))
                                .build());
            }
        }

        private String get(String path) throws IOException {
            return send(HttpRequest.newBuilder(URI.create(address + path)).build());
        }

        private String send(HttpRequest request) throws IOException {
            try {
                var answer = browser.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    throw new IOException(request.uri() + " answers " + answer.statusCode());
                }
                return answer.body();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }
}
