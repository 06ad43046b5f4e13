package dev.tidemark.environment;

import dev.tidemark.base.EnvironmentId;
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
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Encrypts the secrets that the portal keeps: database passwords, SSH keys, vault keys. It comes
 * from {@code TIDEMARK_MASTER_KEY} or a file that only its owner may read. The passwords of all
 * vaults follow from it (docs/decisions/011): it and the vaults are enough, and without it nobody
 * can open them.
 */
@Component
public class MasterKey {
    private static final Logger LOG = LoggerFactory.getLogger(MasterKey.class);
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    public static final String PORTAL_LABEL = "tidemark portal";
    private static final String VARIABLE = "the variable TIDEMARK_MASTER_KEY";
    private static final Secret WITNESS = Secret.of("these records belong to this master key");

    private final String text;
    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /** Fails, and with it the portal's start, with {@link MasterKeyRefused}. */
    @Autowired
    MasterKey(
            @Value("${tidemark.master-key:#{null}}") @Nullable String configured,
            @Value("${tidemark.home}") Path home,
            SealedRecords records) {
        var file = home.resolve("master.key");
        if (configured == null && !Files.exists(file)) {
            if (records.any()) {
                throw MasterKeyRefused.missing(file.toAbsolutePath());
            }
            create(file);
        }
        this.text = usable(configured == null ? read(file) : configured);
        this.key = new SecretKeySpec(sha256(text), "AES");
        verify(records, configured == null ? file.toAbsolutePath().toString() : VARIABLE);
    }

    private MasterKey(String text) {
        this.text = usable(text);
        this.key = new SecretKeySpec(sha256(this.text), "AES");
    }

    /**
     * The one that there is, for a portal whose records are gone; never makes one. Fails with
     * {@link MasterKeyRefused}.
     */
    public static MasterKey existing(@Nullable String configured, Path home) {
        var file = home.resolve("master.key");
        if (configured == null && !Files.exists(file)) {
            throw MasterKeyRefused.missing(file.toAbsolutePath());
        }
        return new MasterKey(configured == null ? read(file) : configured);
    }

    /** Records of a version before this check are asked for anything that was sealed. */
    private void verify(SealedRecords records, String origin) {
        var witness = records.witness().or(records::anything);
        if (witness.isPresent() && !opens(witness.get())) {
            throw MasterKeyRefused.another(origin);
        }
        if (records.witness().isEmpty()) {
            records.keep(new SealedRecords.Sealed(seal(WITNESS, "witness"), "witness"));
            verify(records, origin);
        }
    }

    private boolean opens(SealedRecords.Sealed sealed) {
        try {
            open(sealed.bytes(), sealed.purpose());
            return true;
        } catch (IllegalStateException another) {
            return false;
        }
    }

    /** The password of an environment's vault, wherever that lies (docs/decisions/011). */
    public Secret vaultPassword(EnvironmentId environment) {
        return derived(vaultLabel(environment));
    }

    /** The password of the backups that the portal takes of itself. */
    public Secret portalPassword() {
        return derived(PORTAL_LABEL);
    }

    /** What the password of an environment's vault is made of, beside the key. */
    public static String vaultLabel(EnvironmentId environment) {
        return "tidemark vault " + environment;
    }

    /**
     * The key, the label and the key again, each on a line: what people can do with openssl too.
     */
    private Secret derived(String label) {
        return Secret.of(
                HexFormat.of().formatHex(sha256("%s\n%s\n%s\n".formatted(text, label, text))));
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

    private static String read(Path file) {
        try {
            var permissions = Files.getPosixFilePermissions(file);
            if (!PosixFilePermissions.toString(permissions).endsWith("------")) {
                throw new IllegalStateException(
                        "%s can be read by others. Run: chmod 600 %s".formatted(file, file));
            }
            return Files.readString(file);
        } catch (IOException problem) {
            throw new UncheckedIOException("The master key cannot be read from " + file, problem);
        }
    }

    private static void create(Path file) {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, Base64.getEncoder().encodeToString(bytes) + "\n");
        } catch (IOException problem) {
            throw new UncheckedIOException("The master key cannot be written to " + file, problem);
        }
        LOG.warn(
                "A master key was created in {}. Copy it to a safe place now: it and the vaults are enough to bring"
                        + " everything back. If it is lost, no backup can be opened any more, and nobody can help.",
                file.toAbsolutePath());
    }

    private static String usable(String text) {
        if (text.strip().length() < 16) {
            throw new IllegalStateException(
                    "The master key is too short: use at least 16 characters, better the output of openssl rand -base64"
                            + " 32.");
        }
        return text.strip();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
