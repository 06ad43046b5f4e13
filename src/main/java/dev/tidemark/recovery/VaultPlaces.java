package dev.tidemark.recovery;

import dev.tidemark.backup.VaultReader;
import dev.tidemark.engine.Command;
import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.Host;
import dev.tidemark.engine.Secret;
import dev.tidemark.engine.ToolRun;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds vaults at what an operator names: a vault, or a place with vaults where such can be listed
 * (a folder, SFTP). {@code LOCATION=ID} says whose a renamed one is.
 */
final class VaultPlaces {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern NAMED = Pattern.compile("(.+)=([a-z0-9][a-z0-9-]{0,63})");
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private final Host here;
    private final String cache;
    private final Map<String, Secret> variables;

    VaultPlaces(Host here, String cache, Map<String, String> variables) {
        this.here = here;
        this.cache = cache;
        this.variables =
                variables.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, entry -> Secret.of(entry.getValue())));
    }

    List<VaultReader.Place> find(String asked) {
        var named = NAMED.matcher(asked);
        var location = (named.matches() ? named.group(1) : asked).replaceAll("(?<=.)/+$", "");
        if (named.matches()) {
            return List.of(place(location, List.of(named.group(2))));
        }
        if (location.startsWith("sftp:")) {
            return bySftp(location);
        }
        return location.contains(":") ? List.of(lastName(location)) : inFolder(Path.of(location));
    }

    private List<VaultReader.Place> inFolder(Path folder) {
        try {
            var absolute = folder.toAbsolutePath().normalize();
            if (isVault(absolute)) {
                return List.of(ofFolder(absolute));
            }
            try (var inside = Files.list(absolute)) {
                var vaults = inside.filter(VaultPlaces::isVault).sorted().toList();
                var places = new ArrayList<VaultReader.Place>();
                for (var vault : vaults) {
                    places.add(ofFolder(vault));
                }
                return places;
            }
        } catch (IOException problem) {
            throw new RecoveryRefused(
                    "%s cannot be read: %s. Nothing was changed."
                            .formatted(folder, problem.getMessage()),
                    problem);
        }
    }

    private static boolean isVault(Path folder) {
        return Files.isRegularFile(folder.resolve("config"))
                && Files.isDirectory(folder.resolve("keys"));
    }

    /** The label on the portal's own key goes before the folder's name. */
    private VaultReader.Place ofFolder(Path vault) throws IOException {
        var names = new LinkedHashSet<String>();
        try (var keys = Files.list(vault.resolve("keys"))) {
            for (var key : keys.toList()) {
                var node = JSON.readTree(Files.readAllBytes(key));
                if (node.path("username").asString("").equals("tidemark")) {
                    names.add(node.path("hostname").asString(""));
                }
            }
        } catch (JacksonException noKey) {
            // The folder's name is tried.
        }
        names.add(vault.getFileName().toString());
        return place(
                vault.toString(),
                names.stream().filter(name -> ID.matcher(name).matches()).toList());
    }

    private List<VaultReader.Place> bySftp(String location) {
        var address = location.substring("sftp:".length());
        var arguments = new ArrayList<>(List.of("-q", "-b", "-"));
        String folder;
        if (address.startsWith("//")) {
            var uri = URI.create("sftp:" + address);
            folder = uri.getPath().replaceFirst("^/", "");
            if (uri.getPort() > 0) {
                arguments.addAll(List.of("-P", String.valueOf(uri.getPort())));
            }
            arguments.add(
                    uri.getUserInfo() == null
                            ? uri.getHost()
                            : uri.getUserInfo() + "@" + uri.getHost());
        } else {
            int colon = address.indexOf(':');
            if (colon < 0) {
                throw new RecoveryRefused(
                        "%s is written sftp:user@host:/folder. Nothing was changed."
                                .formatted(location));
            }
            folder = address.substring(colon + 1);
            arguments.add(address.substring(0, colon));
        }
        var names = names(arguments, folder);
        if (names.containsAll(List.of("config", "keys"))) {
            return List.of(lastName(location));
        }
        return names.stream()
                .filter(name -> ID.matcher(name).matches())
                .map(name -> lastName(location + "/" + name))
                .toList();
    }

    private List<String> names(List<String> arguments, String folder) {
        var quoted = "\"" + folder.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        try {
            var listing =
                    here.run(
                                    ToolRun.of(Duration.ofMinutes(1), Command.of("sftp", arguments))
                                            .withInput(
                                                    ("ls -1 " + quoted + "\n")
                                                            .getBytes(StandardCharsets.UTF_8)))
                            .orFail()
                            .text();
            return listing.lines()
                    .filter(line -> !line.startsWith("sftp>"))
                    .map(line -> line.substring(line.lastIndexOf('/') + 1).strip())
                    .filter(name -> !name.isEmpty())
                    .toList();
        } catch (EngineException problem) {
            throw new RecoveryRefused(
                    "%s cannot be listed: %s Nothing was changed."
                            .formatted(folder, problem.failure().message()),
                    problem);
        }
    }

    private VaultReader.Place lastName(String location) {
        var name = location.substring(location.lastIndexOf('/') + 1);
        return place(location, ID.matcher(name).matches() ? List.of(name) : List.of());
    }

    private VaultReader.Place place(String location, List<String> names) {
        if (names.isEmpty()) {
            throw new RecoveryRefused(
                    "Nothing at %s says whose vault it is. Write %s=ID with the environment's id. Nothing was changed."
                            .formatted(location, location));
        }
        return new VaultReader.Place(location, names, variables, cache);
    }
}
