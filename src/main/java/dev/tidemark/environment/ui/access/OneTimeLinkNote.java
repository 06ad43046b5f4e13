package dev.tidemark.environment.ui.access;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.Words;
import org.jspecify.annotations.Nullable;

/** Shows a one-time link; it is gone with the page. */
final class OneTimeLinkNote extends Div {
    private final Code address = new Code();
    private final @Nullable String token;

    private OneTimeLinkNote(String name, @Nullable String token) {
        this.token = token;
        address.addClassName("command");
        address.setVisible(token != null);
        add(token == null ? signsInAlready(name) : link(name));
    }

    /**
     * @param token null if the person has a password already
     */
    static OneTimeLinkNote of(String name, @Nullable String token) {
        return new OneTimeLinkNote(name, token);
    }

    private static Note signsInAlready(String name) {
        return Note.good(
                Note.saying(
                        name + " was added.",
                        "The account was there already and signs in with the password it has."));
    }

    private Note link(String name) {
        var words =
                new Words()
                        .strong("Send this link to %s now.".formatted(name))
                        .text(
                                " It sets the password, works once and for two days, and is not shown again. A new one"
                                        + " replaces it.");
        return Note.good(new Div(words), new Div(address));
    }

    /** The address that people reach the portal by is the one in the operator's browser. */
    @Override
    protected void onAttach(AttachEvent event) {
        if (token != null) {
            event.getUI()
                    .getPage()
                    .fetchCurrentURL(url ->
                            address.setText(
                                    url.getProtocol()
                                            + "://"
                                            + url.getAuthority()
                                            + "/welcome/"
                                            + token));
        }
    }
}
