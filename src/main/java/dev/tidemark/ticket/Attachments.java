package dev.tidemark.ticket;

import dev.tidemark.base.Refused;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What may be attached, and as what it is handed out again. The type is found out from the content,
 * never taken from the sender: only known pictures are shown, everything else is a download that no
 * browser opens by itself.
 */
public final class Attachments {
    /** 10 MB for each file. */
    public static final int MOST_BYTES = 10 * 1024 * 1024;

    static final int MOST_FILES = 10;
    private static final int LONGEST_NAME = 120;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final byte[] PDF = {'%', 'P', 'D', 'F', '-'};

    private Attachments() {}

    static void check(List<NewFile> files) {
        if (files.size() > MOST_FILES) {
            throw new Refused(
                    "At most %d files with one message. Nothing was sent.".formatted(MOST_FILES));
        }
        for (var file : files) {
            if (file.bytes() > MOST_BYTES) {
                throw new Refused(
                        "%s is larger than 10 MB. Nothing was sent. Make it smaller, or say where it lies."
                                .formatted(name(file.name())));
            }
            if (file.bytes() == 0) {
                throw new Refused("%s is empty. Nothing was sent.".formatted(name(file.name())));
            }
        }
    }

    static String mediaType(byte[] content) {
        if (startsWith(content, PNG)) {
            return "image/png";
        }
        if (startsWith(content, JPEG)) {
            return "image/jpeg";
        }
        if (startsWith(content, ascii("GIF87a")) || startsWith(content, ascii("GIF89a"))) {
            return "image/gif";
        }
        if (startsWith(content, ascii("RIFF"))
                && content.length > 12
                && Arrays.equals(content, 8, 12, ascii("WEBP"), 0, 4)) {
            return "image/webp";
        }
        if (startsWith(content, PDF)) {
            return "application/pdf";
        }
        return isText(content) ? "text/plain" : "application/octet-stream";
    }

    private static boolean isText(byte[] content) {
        try {
            var text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            return text.chars().noneMatch(letter -> letter < ' ' && "\t\r\n\f".indexOf(letter) < 0);
        } catch (CharacterCodingException binary) {
            return false;
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean startsWith(byte[] content, byte[] start) {
        return content.length >= start.length
                && Arrays.equals(content, 0, start.length, start, 0, start.length);
    }

    /** The last part of what was sent, without anything that a file system or a header minds. */
    static String name(String sent) {
        var last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        var plain = last.replaceAll("[\\p{Cntrl}\"<>:|?*;%]", "_").strip();
        var safe = plain.isEmpty() || plain.startsWith(".") ? "file" + plain : plain;
        return safe.length() <= LONGEST_NAME ? safe : safe.substring(safe.length() - LONGEST_NAME);
    }
}
