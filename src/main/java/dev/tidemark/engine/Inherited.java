package dev.tidemark.engine;

import java.util.Set;

/** What tools get of the portal's own environment, which may hold secrets of its own. */
final class Inherited {
    static final Set<String> VARIABLES =
            Set.of(
                    "PATH",
                    "HOME",
                    "USER",
                    "LOGNAME",
                    "TMPDIR",
                    "TZ",
                    "XDG_RUNTIME_DIR",
                    "SSH_AUTH_SOCK",
                    "HTTP_PROXY",
                    "HTTPS_PROXY",
                    "NO_PROXY",
                    "http_proxy",
                    "https_proxy",
                    "no_proxy",
                    "SSL_CERT_FILE",
                    "SSL_CERT_DIR");

    private Inherited() {}
}
