package dev.tidemark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * What is backed up and restored: about 1 GB of files, database and deployed code. Made once and
 * kept.
 */
final class Site implements AutoCloseable {
    private static final String VERSION = "2";

    private final Path folder;
    private final SiteServer server;

    private Site(Path folder, SiteServer server) {
        this.folder = folder;
        this.server = server;
    }

    static Site open(Bench bench) throws IOException {
        var folder = bench.home().resolve("site");
        var ready = folder.resolve("ready");
        boolean made = Files.exists(ready) && Files.readString(ready).equals(VERSION);
        if (!made) {
            Commands.delete(folder);
            Files.createDirectories(folder.resolve("mariadb"));
        }
        var site = new Site(folder, SiteServer.start(folder.resolve("mariadb")));
        if (!made) {
            System.out.println("Making the site, once…");
            site.make(bench);
            Files.writeString(ready, VERSION);
        }
        site.tidy();
        return site;
    }

    private void make(Bench bench) throws IOException {
        server.sql("source " + bench.source("site.sql"));
        SiteFiles.make(files());
        makeCode();
        Files.createDirectories(folder.resolve("small"));
        for (int i = 0; i < 20; i++) {
            Files.writeString(folder.resolve("small/" + i + ".txt"), "Letter %d".formatted(i));
        }
        var client = folder.resolve("client.cnf");
        Files.writeString(
                client,
                "[client]\nsocket=%s\nuser=tidemark\npassword=\"of the benchmark\"\n"
                        .formatted(socket()));
        Files.setPosixFilePermissions(client, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(folder.resolve("password"), "of the benchmark");
    }

    private void makeCode() throws IOException {
        var code = folder.resolve("code").toString();
        Commands.run("git", "init", "-q", "--bare", "-b", "main", folder + "/repository.git");
        Commands.run("git", "clone", "-q", folder + "/repository.git", code);
        Commands.run("git", "-C", code, "config", "user.email", "dev@shop.example");
        Commands.run("git", "-C", code, "config", "user.name", "Dev");
        Commands.run("git", "-C", code, "checkout", "-q", "-B", "main");
        for (int commit = 1; commit <= 5; commit++) {
            for (int i = 0; i < 60; i++) {
                Files.writeString(
                        Path.of(code, "page%d-%d.html".formatted(commit, i)),
                        "<p>Page %d</p>%n".formatted(i).repeat(300));
            }
            Commands.run("git", "-C", code, "add", ".");
            Commands.run("git", "-C", code, "commit", "-q", "-m", "Version " + commit);
        }
        Commands.run("git", "-C", code, "push", "-q", "-u", "origin", "main");
    }

    /** Removes what restores keep beside the live state, and what the server logged of them. */
    void tidy() throws IOException {
        server.sql("show databases")
                .lines()
                .filter(name -> name.startsWith("shop_"))
                .forEach(name ->
                        server.sql("set sql_log_bin = 0; drop database `%s`".formatted(name)));
        server.sql("flush binary logs; purge binary logs before now() + interval 1 day");
        try (var entries = Files.list(folder)) {
            entries.filter(path -> path.getFileName().toString().startsWith("."))
                    .forEach(Commands::delete);
        }
        Commands.run("sync");
    }

    /** All tables by checksum, the number of files and the revision: to tell that all is there. */
    String state() {
        var tables =
                server.sql(
                        "select group_concat(concat('shop.', table_name) order by 1)"
                                + " from information_schema.tables"
                                + " where table_schema = 'shop' and table_type = 'BASE TABLE'");
        return server.sql("checksum table " + tables.strip())
                + server.sql("select count(*), sum(total) from shop.revenue")
                + Commands.run("git", "-C", folder + "/code", "rev-parse", "HEAD")
                + Commands.run(
                        "sh",
                        "-c",
                        "cd '%s' && find . -printf '%%s %%p\\n' | sort | sha256sum"
                                .formatted(files()));
    }

    ProcessorTime processorTime() {
        return new ProcessorTime(server.pid());
    }

    Path folder() {
        return folder;
    }

    Path files() {
        return folder.resolve("files");
    }

    Path socket() {
        return SiteServer.socket(folder.resolve("mariadb"));
    }

    /** Connects the site, and beside it one that is small. */
    String environments() {
        return """
        organizations:
          - name: Benchmark
            projects:
              - name: Shop
                environments:
                  - name: large
                    type: production
                    host: { kind: local }
                    code: { path: %1$s/code, repository: %1$s/repository.git, branch: main }
                    services:
                      - { name: mariadb, kind: mariadb, socket: %2$s, user: tidemark, passwordFile: %1$s/password, databases: [shop] }
                    mounts:
                      - { name: files, path: %1$s/files }
                  - name: small
                    type: staging
                    host: { kind: local }
                    services:
                      - { name: mariadb, kind: mariadb, socket: %2$s, user: tidemark, passwordFile: %1$s/password, databases: [small] }
                    mounts:
                      - { name: letters, path: %1$s/small }
        """
                .formatted(folder, socket());
    }

    @Override
    public void close() {
        server.close();
    }
}
