package dev.tidemark.engine;

/** An account on a machine that is reached over SSH. */
public record SshAddress(String host, int port, String user) {
    public SshAddress {
        if (!host.matches("[A-Za-z0-9_.:%-]+") || host.startsWith("-")) {
            throw new IllegalArgumentException("Not a host name or address: " + host);
        }
        if (!user.matches("[A-Za-z0-9_.][A-Za-z0-9_.@-]*")) {
            throw new IllegalArgumentException("Not a user name: " + user);
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("Not a port: " + port);
        }
    }

    @Override
    public String toString() {
        return user + "@" + host + (port == 22 ? "" : ":" + port);
    }
}
