package dev.tidemark.demo;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The demo site: one process, one private database server, several environments of one shop. */
public final class DemoSite {

    private final DemoSettings settings;
    private final List<ShopEnvironment> environments;
    private final Accounts accounts;
    private final CodeRepository repository;
    private final Map<ShopEnvironment, HttpServer> ports = new LinkedHashMap<>();
    private final List<HttpSite> sites = new ArrayList<>();
    private PrivateMariaDb mariaDb;

    private DemoSite(DemoSettings settings) {
        this.settings = settings;
        this.environments = ShopEnvironment.of(settings);
        this.accounts = new Accounts(settings.state().resolve("secrets"));
        this.repository =
                new CodeRepository(
                        settings.state().resolve("repo/shop.git"), settings.home().resolve("shop"));
    }

    public static void main(String[] arguments) throws Exception {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            var settings = DemoSettings.parse(arguments);
            Files.createDirectories(settings.state());
            var lock =
                    FileChannel.open(
                            settings.state().resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (lock.tryLock() == null) {
                throw new DemoFailure("Another demo site uses " + settings.state() + ".");
            }
            new DemoSite(settings).run();
        } catch (DemoFailure failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        } catch (SQLException | IOException failure) {
            failure.printStackTrace();
            System.exit(1);
        }
    }

    private void run() throws SQLException, IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        takePorts();
        mariaDb = new PrivateMariaDb(settings.state().resolve("mariadb"));
        mariaDb.start(accounts.statements(environments));
        createRepository();
        waitForDatabase();
        for (var environment : environments) {
            open(environment);
        }
        new EnvironmentsFile(
                        environments,
                        repository,
                        mariaDb.socket(),
                        accounts.passwordFile(Accounts.BACKUP))
                .write(settings.state().resolve("environments.yaml"));
        announce();
        Thread.currentThread().join();
    }

    private void takePorts() {
        for (var environment : environments) {
            environment
                    .port()
                    .ifPresent(port ->
                            ports.put(
                                    environment,
                                    HttpSite.bind(
                                            settings.bind(),
                                            port,
                                            "--" + environment.name() + "-port")));
        }
    }

    private void createRepository() throws IOException {
        var done = settings.state().resolve("repo/created");
        if (!Files.exists(done)) {
            Files.createDirectories(done.getParent());
            Folders.empty(done.getParent());
            repository.create();
            Files.createFile(done);
        }
    }

    private void waitForDatabase() throws IOException, InterruptedException {
        var database = database(environments.getFirst().schema());
        var deadline = Instant.now().plus(Duration.ofSeconds(40));
        while (true) {
            try {
                database.use(connection -> Database.number(connection, "SELECT 1"));
                return;
            } catch (SQLException notYet) {
                if (!mariaDb.isAlive() || Instant.now().isAfter(deadline)) {
                    throw new DemoFailure("MariaDB did not start:\n" + mariaDb.lastWords());
                }
                Thread.sleep(50);
            }
        }
    }

    private Database database(String schema) throws IOException {
        return new Database(mariaDb.port(), schema, schema, accounts.password(schema));
    }

    private void open(ShopEnvironment environment) throws SQLException, IOException {
        var database = database(environment.schema());
        var checkout = repository.checkout(environment.code());
        if (!Preparation.isDone(environment)) {
            new Preparation(settings.home().resolve("sql/schema.sql"), Instant.now())
                    .prepare(environment, database, checkout);
        }
        if (ports.containsKey(environment)) {
            var shop = new Shop(database, environment.uploads());
            var site =
                    new HttpSite(
                            ports.get(environment),
                            new Storefront(environment, shop, checkout),
                            new Breakages(shop, checkout, repository));
            site.open();
            sites.add(site);
        }
    }

    /**
     * Everything is up, even where the shop itself is broken: then it says so and can be got back.
     */
    private void announce() throws IOException {
        var text = new StringBuilder("The demo site is running.\n");
        int site = 0;
        for (var environment : ports.keySet()) {
            var findings = sites.get(site++).findings();
            text.append(
                    "  %-11s http://%s:%d/  %s%n"
                            .formatted(
                                    environment.name(),
                                    settings.bind(),
                                    environment.port().getAsInt(),
                                    findings.isEmpty()
                                            ? HealthCheck.GOOD
                                            : String.join(" ", findings)));
        }
        text.append("  for the portal: ")
                .append(settings.state().resolve("environments.yaml"))
                .append('\n');
        var ready = settings.state().resolve("ready");
        var aside = Files.writeString(Path.of(ready + ".new"), text);
        Files.move(aside, ready, StandardCopyOption.ATOMIC_MOVE);
    }

    private void stop() {
        sites.forEach(HttpSite::close);
        if (mariaDb != null) {
            mariaDb.stop();
        }
    }
}
