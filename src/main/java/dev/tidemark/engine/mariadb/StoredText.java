package dev.tidemark.engine.mariadb;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A statement in the character set of the client that once sent it.
 *
 * @param bytes base64 where the text alone does not give exactly what the server holds
 */
record StoredText(String text, @Nullable String bytes) {
    private static final Map<String, String> OTHERWISE_NAMED =
            Map.ofEntries(
                    Map.entry("utf8", "UTF-8"),
                    Map.entry("utf8mb3", "UTF-8"),
                    Map.entry("utf8mb4", "UTF-8"),
                    Map.entry("ascii", "US-ASCII"),
                    Map.entry("latin1", "windows-1252"),
                    Map.entry("latin2", "ISO-8859-2"),
                    Map.entry("latin5", "ISO-8859-9"),
                    Map.entry("latin7", "ISO-8859-13"),
                    Map.entry("greek", "ISO-8859-7"),
                    Map.entry("hebrew", "ISO-8859-8"),
                    Map.entry("cp850", "IBM850"),
                    Map.entry("cp852", "IBM852"),
                    Map.entry("cp866", "IBM866"),
                    Map.entry("cp1250", "windows-1250"),
                    Map.entry("cp1251", "windows-1251"),
                    Map.entry("cp1256", "windows-1256"),
                    Map.entry("cp1257", "windows-1257"),
                    Map.entry("koi8r", "KOI8-R"),
                    Map.entry("koi8u", "KOI8-U"),
                    Map.entry("gbk", "GBK"),
                    Map.entry("gb2312", "GB2312"),
                    Map.entry("big5", "Big5"),
                    Map.entry("sjis", "Shift_JIS"),
                    Map.entry("cp932", "windows-31j"),
                    Map.entry("ujis", "EUC-JP"),
                    Map.entry("euckr", "EUC-KR"),
                    Map.entry("tis620", "TIS-620"));

    /** Of bytes in a MariaDB character set. */
    static StoredText of(byte[] bytes, String characterSet) {
        var text = charset(characterSet).flatMap(charset -> strict(bytes, charset));
        return text.isPresent()
                ? new StoredText(text.get(), null)
                : new StoredText(
                        new String(bytes, StandardCharsets.ISO_8859_1),
                        Base64.getEncoder().encodeToString(bytes));
    }

    static byte[] bytes(Definition definition, String sql) {
        if (definition.bytes() != null) {
            return sql.getBytes(StandardCharsets.ISO_8859_1);
        }
        return encoded(sql, definition.characterSetClient());
    }

    static byte[] encoded(String text, String characterSet) {
        return text.getBytes(charset(characterSet).orElse(StandardCharsets.UTF_8));
    }

    private static Optional<String> strict(byte[] bytes, Charset charset) {
        try {
            var text =
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes))
                            .toString();
            return Arrays.equals(text.getBytes(charset), bytes)
                    ? Optional.of(text)
                    : Optional.empty();
        } catch (CharacterCodingException notInIt) {
            return Optional.empty();
        }
    }

    private static Optional<Charset> charset(String name) {
        var known = OTHERWISE_NAMED.get(name);
        return known != null && Charset.isSupported(known)
                ? Optional.of(Charset.forName(known))
                : Optional.empty();
    }
}
