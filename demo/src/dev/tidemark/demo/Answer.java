package dev.tidemark.demo;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What goes back to the browser. */
record Answer(int status, String type, byte[] body, Map<String, String> headers) {

    static Answer page(int status, String html) {
        return new Answer(
                status,
                "text/html; charset=utf-8",
                html.getBytes(StandardCharsets.UTF_8),
                Map.of());
    }

    static Answer text(int status, String text) {
        return new Answer(
                status,
                "text/plain; charset=utf-8",
                text.getBytes(StandardCharsets.UTF_8),
                Map.of());
    }

    static Answer file(String type, byte[] bytes) {
        return new Answer(200, type, bytes, Map.of());
    }

    static Answer seeOther(String location) {
        return new Answer(303, "text/plain", new byte[0], Map.of("Location", location));
    }

    static Answer notFound() {
        return page(
                404,
                PlainPages.message(
                        "There is nothing here",
                        "No page, product or order has this address.",
                        "Perhaps it was there once."));
    }
}
