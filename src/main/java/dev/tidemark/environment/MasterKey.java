package dev.tidemark.environment;

import dev.tidemark.engine.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Encrypts the secrets that the portal keeps: database passwords, SSH keys, vault keys. It comes
 * from {@code TIDEMARK_MASTER_KEY} or a file that only its owner may read. Whoever loses it can no
 * longer open any vault, and nobody else can help: the vaults' keys are encrypted under it.
 */
@Component
public class MasterKey {
    private static final Logger LOG = LoggerFactory.getLogger(MasterKey.class);
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    MasterKey(
            @Value("${tidemark.master-key:#{null}}") @Nullable String configured,
            @Value("${tidemark.home}") Path home) {
        this.key =
                new SecretKeySpec(
                        sha256(
                                configured == null
                                        ? fromFile(home.resolve("master.key"))
                                        : configured),
                        "AES");
    }

    /**
     * Encrypted and bound to its purpose: what was sealed for one cannot be opened for another.
     *
     * @param purpose such as {@code vault va-123}
     */
    public byte[] seal(Secret secret, String purpose) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            var sealed =
                    cipher(Cipher.ENCRYPT_MODE, nonce, purpose)
                            .doFinal(secret.reveal().getBytes(StandardCharsets.UTF_8));
            var all = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE, sealed.length);
            return all;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Fails with a clear message if the master key is not the one it was sealed under. */
    public Secret open(byte[] sealed, String purpose) {
        try {
            var nonce = Arrays.copyOf(sealed, NONCE);
            var plain =
                    cipher(Cipher.DECRYPT_MODE, nonce, purpose)
                            .doFinal(sealed, NONCE, sealed.length - NONCE);
            return Secret.of(new String(plain, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException wrongKey) {
            throw new IllegalStateException(
                    "A stored secret cannot be opened: the master key is not the one it was encrypted under. Start the"
                            + " portal with the former TIDEMARK_MASTER_KEY or master.key file.",
                    wrongKey);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String purpose) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static String fromFile(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            var permissions = Files.getPosixFilePermissions(file);
            if (!PosixFilePermissions.toString(permissions).endsWith("------")) {
                throw new IllegalStateException(
                        "%s can be read by others. Run: chmod 600 %s".formatted(file, file));
            }
            return Files.readString(file).strip();
        } catch (IOException problem) {
            throw new UncheckedIOException("The master key cannot be read from " + file, problem);
        }
    }

    private static void create(Path file) throws IOException {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, Base64.getEncoder().encodeToString(bytes) + "\n");
        LOG.warn(
                "A master key was created in {}. Copy it to a safe place now: the key of every vault is encrypted under"
                        + " it. If it is lost, no backup can be opened any more, and nobody can help.",
                file.toAbsolutePath());
    }

    private static byte[] sha256(String text) {
        if (text.strip().length() < 16) {
            throw new IllegalStateException(
                    "The master key is too short: use at least 16 characters, better the output of openssl rand -base64"
                            + " 32.");
        }
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.strip().getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
