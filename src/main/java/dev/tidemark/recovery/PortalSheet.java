package dev.tidemark.recovery;

import dev.tidemark.environment.MasterKey;
import java.util.List;

/** The portal's own sheet. */
final class PortalSheet {
    private PortalSheet() {}

    static Sheet of(String location, String key) {
        return new Sheet(
                "If all is lost: the portal",
                "How the portal's own records come back: people, organizations, plans, tickets, the list of backups.",
                List.of(
                        new Sheet.Section(
                                "With Tidemark",
                                """
                                Install the portal anew and put the master key back first: it is %s, and wherever you keep your copy. \
                                Then one command brings the records back from the newest backup of the last week; --at takes an earlier one. \
                                If that backup is lost too, ./tidemark rebuild --from LOCATION makes a portal that knows every environment and \
                                backup again from the vaults alone, without people and tickets.\
                                """
                                        .formatted(key),
                                null),
                        new Sheet.Section(
                                "The command",
                                "In the folder of the program:",
                                "./tidemark restore-portal --from " + ShellWords.quoted(location)),
                        new Sheet.Section(
                                "Without Tidemark",
                                "The records are one SQL script. "
                                        + VaultCommands.key(key)
                                        + " What is secret in the script is encrypted under the master key once more.",
                                VaultCommands.open(location, MasterKey.PORTAL_LABEL, List.of())
                                        + "restic snapshots --tag portal\n"
                                        + "restic dump --tag portal latest portal.sql > portal.sql\n")));
    }
}
