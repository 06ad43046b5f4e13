package dev.tidemark.recovery;

import java.util.List;
import java.util.stream.Collectors;

/** How a repository is opened with the master key in the file {@code master.key}. */
final class VaultCommands {
    private VaultCommands() {}

    /**
     * @param label what the password is made of, beside the key
     */
    static String open(String location, String label, List<String> variables) {
        return """
        read -r key < master.key
        %sexport RESTIC_REPOSITORY=%s
        export RESTIC_PASSWORD=$(printf '%%s\\n%%s\\n%%s\\n' "$key" %s "$key" | openssl dgst -sha256 -r | cut -c1-64)
        """
                .formatted(
                        variables.stream()
                                .map(name -> "# export " + name + "=… from your own notes\n")
                                .collect(Collectors.joining()),
                        ShellWords.quoted(location),
                        ShellWords.quoted(label));
    }

    static String key(String where) {
        return """
        Put the master key into a file master.key in an empty folder and work there. It is not printed here: it is %s, \
        and wherever you keep your copy. You need restic 0.17.1 or newer, openssl and the mariadb client; nothing of \
        Tidemark.\
        """
                .formatted(where);
    }
}
