package dev.tidemark.ticket.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import dev.tidemark.base.Refused;
import dev.tidemark.ticket.Attachments;
import dev.tidemark.ticket.NewFile;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.TideIcon;
import java.util.ArrayList;
import java.util.List;

/** Words and files for the other side. */
class Composer extends Div {
    /** What is done with them; refuses with a reason that is shown at the words. */
    interface Send {
        void send(String words, List<NewFile> files);
    }

    private final TextArea words = new TextArea();
    private final Upload upload = new Upload();
    private final List<NewFile> files = new ArrayList<>();
    private final Div buttons = new Div();

    Composer(String label) {
        addClassName("composer");
        words.setAriaLabel(label);
        words.setPlaceholder(label);
        words.setMinRows(2);
        words.setMaxRows(12);
        upload.setUploadHandler(
                UploadHandler.inMemory(
                        (file, content) -> files.add(new NewFile(file.fileName(), content))));
        upload.setMaxFileSize(Attachments.MOST_BYTES);
        upload.setMaxFiles(10);
        upload.setDropAllowed(true);
        upload.setUploadButton(Buttons.plain("Attach a file", TideIcon.CLIP, () -> {}));
        upload.addFileRemovedListener(
                removed -> files.removeIf(file -> file.name().equals(removed.getFileName())));
        upload.addFileRejectedListener(rejected -> {
            words.setErrorMessage(
                    "%s was not taken: at most 10 MB each, ten files."
                            .formatted(rejected.getFileName()));
            words.setInvalid(true);
        });
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

    Composer action(Button button) {
        buttons.add(button);
        return this;
    }

    List<NewFile> files() {
        return List.copyOf(files);
    }

    private void run(Send send) {
        try {
            send.send(words.getValue(), files());
            words.clear();
            words.setInvalid(false);
            files.clear();
            upload.clearFileList();
        } catch (Refused refused) {
            words.setErrorMessage(refused.reason());
            words.setInvalid(true);
        }
    }
}
