package dev.tidemark.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo site as whoever starts it meets it: by its script and its pages. One site for all tests;
 * what is broken stays so.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoSiteTest {

    private static final HttpClient BROWSER =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    private static final Path SCRIPT =
            Path.of(System.getProperty("basedir", ""), "demo", "demo").toAbsolutePath();

    @TempDir private static Path folder;

    private static Path state;
    private static int production;
    private static int staging;

    private record Ended(int code, String output) {}

    @BeforeAll
    static void start() throws Exception {
        state = folder.resolve("demo");
        production = freePort();
        staging = freePort();
        var started = demo("start");
        assertThat(started.code()).as(started.output()).isZero();
    }

    @AfterAll
    static void stop() throws Exception {
        demo("stop");
    }

    @Test
    @Order(1)
    void showsProductsWithPicturesAndWhatIsDeployed() throws Exception {
        var home = get(production, "/");

        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.body())
                .contains("3,000 products", "1,200 orders", "Best sellers")
                .contains("Winter season: aurora theme");
        assertThat(Pattern.compile("class=\"card\"").matcher(home.body()).results()).hasSize(24);
        var picture = Pattern.compile("src=\"(/uploads/products/[^\"]+)\"").matcher(home.body());
        assertThat(picture.find()).isTrue();
        assertThat(get(production, picture.group(1)).body()).startsWith("<svg");
        assertThat(health(production).body()).isEqualTo("shop ok\n");
        assertThat(health(staging).body()).isEqualTo("shop ok\n");
    }

    @Test
    @Order(2)
    void takesAnOrderWithItsInvoice() throws Exception {
        var page = get(production, "/?q=tent").body();
        var inStock =
                Pattern.compile("href=\"/product/(\\d+)\"(?:(?!</li>)[\\s\\S])*In stock")
                        .matcher(page);
        assertThat(inStock.find()).isTrue();

        var order = post(production, "/order", "product=" + inStock.group(1));

        assertThat(order.statusCode()).isEqualTo(200);
        assertThat(order.uri().getPath()).isEqualTo("/order/NO-101201");
        assertThat(uploads("production").resolve("invoices/101000/NO-101201.txt"))
                .content()
                .contains("Invoice NO-101201");
        assertThat(get(production, "/orders").body()).contains("NO-101201");
        assertThat(health(production).statusCode()).isEqualTo(200);
    }

    @Test
    @Order(3)
    void tellsHowAPortalConnectsIt() throws Exception {
        assertThat(state.resolve("environments.yaml"))
                .content()
                .contains(
                        "http://127.0.0.1:" + production + "/health",
                        "databases: [shop_staging]",
                        "state: inactive");
        var password = state.resolve("secrets/tidemark.password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                .isEqualTo("rw-------");
    }

    @Test
    @Order(4)
    void refusesAFormOfAnotherSite() throws Exception {
        var foreign =
                HttpRequest.newBuilder(address(production, "/break/delete-orders"))
                        .header("Origin", "http://elsewhere.example")
                        .POST(BodyPublishers.noBody())
                        .build();

        assertThat(BROWSER.send(foreign, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
        assertThat(health(production).statusCode()).isEqualTo(200);
    }

    @Test
    @Order(5)
    void startingAgainSaysThatItRuns() throws Exception {
        assertThat(demo("start").output()).contains("running already");
        assertThat(demo("status")).returns(0, Ended::code);
    }

    @Test
    @Order(10)
    void placesTwentyOrders() throws Exception {
        assertThat(broken(production, "place-orders"))
                .contains("Placed 20 orders, NO-101202 to NO-101221");
        assertThat(get(production, "/").body()).contains("1,221 orders");
        assertThat(health(production).statusCode()).isEqualTo(200);
    }

    @Test
    @Order(11)
    void deletesOrders() throws Exception {
        assertThat(broken(production, "delete-orders")).contains("Deleted 1,221 orders with");
        assertThat(get(production, "/").body()).contains("0 orders");
        assertThat(health(production))
                .returns(503, HttpResponse::statusCode)
                .extracting(HttpResponse::body)
                .asString()
                .contains("Database: 1,221 of 1,221 orders are missing.");
    }

    @Test
    @Order(12)
    void corruptsPrices() throws Exception {
        assertThat(broken(production, "corrupt-prices"))
                .contains("Set the price of 3,000 products to 0");
        assertThat(get(production, "/").body()).contains("€ 0.00", "????");
        assertThat(health(production).body())
                .contains("Database: 3,000 of 3,000 products have no price.");
    }

    @Test
    @Order(13)
    void deletesUploads() throws Exception {
        assertThat(broken(production, "delete-uploads"))
                .containsPattern("Deleted 1,5\\d\\d uploads, \\d");
        assertThat(uploads("production")).isEmptyDirectory();
        assertThat(get(production, "/").body()).contains("0 uploads");
        assertThat(health(production).body()).contains("Uploads: 300 of 300 pictures are missing.");
    }

    @Test
    @Order(14)
    void dropsATable() throws Exception {
        assertThat(broken(staging, "drop-table"))
                .contains("Dropped the table product_images with 1,200 rows.");
        assertThat(get(staging, "/"))
                .returns(500, HttpResponse::statusCode)
                .extracting(HttpResponse::body)
                .asString()
                .contains("product_images")
                .doesNotContain("\tat ");
        assertThat(health(staging).body())
                .contains("Database: Table 'shop_staging.product_images' doesn't exist.");
        assertThat(broken(staging, "drop-table")).contains("Drop a table stopped");
    }

    @Test
    @Order(15)
    void deploysABrokenVersionAndItsFix() throws Exception {
        assertThat(broken(production, "deploy-broken"))
                .contains("Show the discount on every product card");
        assertThat(get(production, "/"))
                .returns(500, HttpResponse::statusCode)
                .extracting(HttpResponse::body)
                .asString()
                .contains("card.html, line 6, asks for “discount”");
        assertThat(health(production).body()).contains("Code: card.html");

        assertThat(broken(production, "push-fix")).contains("Deployed is still");
        assertThat(get(production, "/").statusCode()).isEqualTo(500);

        assertThat(broken(production, "redeploy")).contains("Revert");
        assertThat(get(production, "/").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(20)
    void keepsWhatIsBrokenOverAStopThatLeavesNoProcess() throws Exception {
        assertThat(demo("stop")).returns(0, Ended::code);
        assertThat(processes()).isEmpty();
        assertThat(demo("status")).returns(3, Ended::code);

        assertThat(demo("start").output()).contains("3,000 of 3,000 products have no price");
    }

    @Test
    @Order(21)
    void startsAfterItWasKilled() throws Exception {
        long pid = Long.parseLong(Files.readString(state.resolve("demo.pid")).strip());
        var killed = ProcessHandle.of(pid).orElseThrow();
        killed.destroyForcibly();
        killed.onExit().get(10, TimeUnit.SECONDS);
        assertThat(processes()).as("its database server is left over").hasSize(1);

        assertThat(demo("start").code()).isZero();
        assertThat(get(production, "/").statusCode()).isEqualTo(200);
        assertThat(processes()).hasSize(2);
    }

    @Test
    @Order(22)
    void refusesABusyPort() throws Exception {
        demo("stop");
        try (var busy = new ServerSocket(production)) {
            var refused = demo("start");

            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.output())
                    .contains("Port " + busy.getLocalPort(), "--production-port");
        }
        assertThat(processes()).isEmpty();
    }

    @Test
    @Order(23)
    void resetMakesEverythingAnew() throws Exception {
        assertThat(demo("reset").code()).isZero();
        assertThat(health(production).body()).isEqualTo("shop ok\n");
        assertThat(health(staging).body()).isEqualTo("shop ok\n");
        assertThat(get(production, "/").body()).contains("1,200 orders");
    }

    @Test
    @Order(24)
    void leavesAFolderAloneThatIsNotItsOwn() throws Exception {
        var others = Files.createDirectories(folder.resolve("others"));
        Files.writeString(others.resolve("letter.txt"), "Dear all");

        var refused = run(List.of(SCRIPT.toString(), "reset", "--state", others.toString()));

        assertThat(refused.code()).isEqualTo(1);
        assertThat(others.resolve("letter.txt")).exists();
    }

    /** Presses the button and gives what the page then says was done. */
    private static String broken(int port, String button) throws Exception {
        assertThat(get(port, "/break").body()).contains("id=\"" + button + "\"");
        var after = post(port, "/break/" + button, "");
        assertThat(after.statusCode()).isEqualTo(200);
        var latest = Pattern.compile("id=\"done\"><li>(.*?) <time").matcher(after.body());
        assertThat(latest.find()).isTrue();
        return latest.group(1);
    }

    private static HttpResponse<String> health(int port) throws Exception {
        return get(port, "/health");
    }

    private static HttpResponse<String> get(int port, String path) throws Exception {
        return BROWSER.send(
                HttpRequest.newBuilder(address(port, path)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(int port, String path, String form) throws Exception {
        var request =
                HttpRequest.newBuilder(address(port, path))
                        .POST(BodyPublishers.ofString(form))
                        .build();
        return BROWSER.send(request, BodyHandlers.ofString());
    }

    private static URI address(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static Path uploads(String environment) {
        return state.resolve(environment).resolve("uploads");
    }

    private static Stream<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process ->
                        process.info().commandLine().orElse("").contains(state.toString()));
    }

    private static Ended demo(String verb) throws Exception {
        var command =
                new ArrayList<>(List.of(SCRIPT.toString(), verb, "--state", state.toString()));
        command.addAll(
                List.of("--production-port", production + "", "--staging-port", staging + ""));
        return run(command);
    }

    /**
     * The output goes to a file: the site that the script starts must not keep a pipe of ours open.
     */
    private static Ended run(List<String> command)
            throws IOException, InterruptedException, URISyntaxException {
        var output = Files.createTempFile(folder, "output", ".txt");
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("TIDEMARK_CONNECTOR_JAR", connector().toString());
        var process = builder.start();
        assertThat(process.waitFor(Duration.ofSeconds(90))).as("it ends").isTrue();
        return new Ended(process.exitValue(), Files.readString(output));
    }

    private static Path connector() throws URISyntaxException {
        return Path.of(
                org.mariadb.jdbc.Driver.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI());
    }

    private static int freePort() throws IOException {
        try (var any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }
}
