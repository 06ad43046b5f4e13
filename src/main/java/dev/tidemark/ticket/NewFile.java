package dev.tidemark.ticket;

import dev.tidemark.base.Refused;
import java.io.IOException;

/**
 * A file that somebody wants to attach, as it was sent; read only when it is stored, one at a time.
 *
 * @param bytes how long it is
 */
public record NewFile(String name, long bytes, Content content) {
    /** Where its bytes are until then. */
    public interface Content {
        byte[] read() throws IOException;
    }

    public static NewFile of(String name, byte[] content) {
        return new NewFile(name, content.length, content::clone);
    }

    byte[] read() {
        try {
            return content.read();
        } catch (IOException gone) {
            throw new Refused(
                    "%s could not be read any more. Nothing was sent. Attach it once more."
                            .formatted(Attachments.name(name)));
        }
    }
}
