package dev.tidemark.ticket.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import dev.tidemark.base.Refused;
import dev.tidemark.ticket.NewFile;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.TideIcon;
import java.util.List;

/** Words and files for the other side. */
class Composer extends Div {
    /** What is done with them; refuses with a reason that is shown at the words. */
    interface Send {
        void send(String words, List<NewFile> files);
    }

    private final TextArea words = new TextArea();
    private final FilesField upload = new FilesField(this::complain);
    private final Div buttons = new Div();

    Composer(String label) {
        addClassName("composer");
        words.setAriaLabel(label);
        words.setPlaceholder(label);
        words.setMinRows(2);
        words.setMaxRows(12);
        buttons.addClassName("row");
        var foot = new Div(upload, buttons);
        foot.addClassNames("row", "between", "top");
        add(words, foot);
    }

    Composer action(String name, TideIcon icon, boolean primary, Send send) {
        Runnable run = () -> run(send);
        buttons.add(primary ? Buttons.primary(name, icon, run) : Buttons.plain(name, icon, run));
        return this;
    }

    private void complain(String reason) {
        words.setErrorMessage(reason);
        words.setInvalid(true);
    }

    private void run(Send send) {
        try {
            send.send(words.getValue(), upload.files());
            words.clear();
            words.setInvalid(false);
            upload.empty();
        } catch (Refused refused) {
            complain(refused.reason());
        }
    }
}
