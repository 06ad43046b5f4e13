package dev.tidemark.engine.mariadb;

import dev.tidemark.engine.SecretFile;

/** The account as an option file, since a password in an argument would show in process lists. */
final class OptionFile {
    private OptionFile() {}

    static SecretFile of(DatabaseAddress address) {
        var where =
                switch (address) {
                    case DatabaseAddress.Socket socket ->
                            "protocol=socket\nsocket=" + quoted(socket.path());
                    case DatabaseAddress.Tcp tcp ->
                            "protocol=tcp\nhost=%s\nport=%d"
                                    .formatted(quoted(tcp.host()), tcp.port());
                };
        return SecretFile.of(
                "[client]\n%s\nuser=%s\npassword=%s\n"
                        .formatted(
                                where,
                                quoted(address.user()),
                                quoted(address.password().reveal())));
    }

    private static String quoted(String value) {
        var escaped =
                value.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t");
        return "\"" + escaped + "\"";
    }
}
