package dev.tidemark.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Describes the environments for the portal, as an operator would who connects them by hand. */
record EnvironmentsFile(
        List<ShopEnvironment> environments,
        CodeRepository repository,
        Path socket,
        Path passwordFile) {

    void write(Path file) throws IOException {
        var text =
                new StringBuilder(
                        """
                        # How a backup portal reaches the demo site. Written anew at every start of it.
                        organizations:
                          - name: Nordlicht Outdoor
                            projects:
                              - name: Shop
                                zone: Europe/Berlin
                                environments:
                        """);
        environments.forEach(environment -> text.append(entry(environment).indent(10)));
        Folders.write(file, text.toString());
    }

    private String entry(ShopEnvironment environment) {
        return """
        - name: %s
          type: %s
          state: %s
          host: { kind: local }
        """
                        .formatted(
                                environment.name(),
                                environment.name(),
                                environment.port().isPresent() ? "active" : "inactive")
                + addresses(environment)
                + """
                  code: { path: %s, repository: %s, branch: %s }
                  services:
                    - name: mariadb
                      kind: mariadb
                      socket: %s
                      user: %s
                      passwordFile: %s
                      databases: [%s]
                  mounts:
                    - name: uploads
                      path: %s
                      excludes: ["cache/"]
                  hooks: { beforeBackup: [], afterRestore: [["rm", "-f", "--", %s]] }
                """
                        .formatted(
                                quoted(environment.code()),
                                quoted(repository.path()),
                                CodeRepository.BRANCH,
                                quoted(socket),
                                Accounts.BACKUP,
                                quoted(passwordFile),
                                environment.schema(),
                                quoted(environment.uploads()),
                                quoted(environment.uploads().resolve("cache/sitemap.xml")))
                        .indent(2)
                        .replaceAll("(?m)^  ", "");
    }

    private static String addresses(ShopEnvironment environment) {
        if (environment.port().isEmpty()) {
            return "";
        }
        var url = "http://127.0.0.1:" + environment.port().getAsInt() + "/";
        return """
          url: %1$s
          health: { url: %1$shealth, expect: "%2$s" }
        """
                .formatted(url, HealthCheck.GOOD)
                .indent(2)
                .replaceAll("(?m)^  ", "");
    }

    private static String quoted(Path path) {
        return "\"" + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
