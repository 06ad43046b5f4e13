package dev.tidemark.notify;

import java.util.List;
import org.springframework.web.util.HtmlUtils;

/**
 * One message for people, as text and as HTML.
 *
 * @param paragraphs plain words, no markup
 * @param link where to look, a full address
 */
record Letter(String subject, List<String> paragraphs, String linkLabel, String link) {
    Letter {
        paragraphs = List.copyOf(paragraphs);
    }

    String text() {
        return String.join("\n\n", paragraphs)
                + "\n\n"
                + linkLabel
                + ": "
                + link
                + "\n\n-- \nTidemark\n";
    }

    String html() {
        var body =
                new StringBuilder("<!doctype html><html><body style=\"font-family:sans-serif\">");
        paragraphs.forEach(
                words -> body.append("<p>").append(HtmlUtils.htmlEscape(words)).append("</p>"));
        return body.append("<p><a href=\"")
                .append(HtmlUtils.htmlEscape(link))
                .append("\">")
                .append(HtmlUtils.htmlEscape(linkLabel))
                .append("</a></p><p>Tidemark</p></body></html>")
                .toString();
    }
}
