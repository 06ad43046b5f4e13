package dev.tidemark.engine;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The public key by which a host is recognised.
 *
 * @param type such as {@code ssh-ed25519}
 * @param key base64, as in a known_hosts file
 */
public record HostKey(String type, String key) {
    public HostKey {
        if (!type.matches("[a-z0-9@.-]+") || !key.matches("[A-Za-z0-9+/=]+")) {
            throw new IllegalArgumentException("Not a host key");
        }
    }

    /** From {@code type key}, as {@link #toString()} writes it. */
    public static HostKey parse(String text) {
        var parts = text.strip().split("\\s+", 3);
        if (parts.length < 2) {
            throw new IllegalArgumentException("Not a host key");
        }
        return new HostKey(parts[0], parts[1]);
    }

    /** {@code SHA256:…}, as {@code ssh-keygen -l} shows it. */
    public String fingerprint() {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(Base64.getDecoder().decode(key));
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return type + " " + key;
    }
}
