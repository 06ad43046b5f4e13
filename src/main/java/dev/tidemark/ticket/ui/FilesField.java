package dev.tidemark.ticket.ui;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import dev.tidemark.ticket.Attachments;
import dev.tidemark.ticket.NewFile;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.TideIcon;
import java.io.File;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Files to attach; they lie in temporary files until they are sent or the page is left. */
class FilesField extends Upload {
    private static final int MOST = 10;

    private final transient Map<String, File> files = new LinkedHashMap<>();

    /**
     * @param refused gets why a file was not taken, as a sentence
     */
    FilesField(Consumer<String> refused) {
        setUploadHandler(
                UploadHandler.toTempFile((sent, file) -> {
                    var before = files.put(sent.fileName(), file);
                    if (before != null) {
                        Files.deleteIfExists(before.toPath());
                    }
                }));
        setMaxFileSize(Attachments.MOST_BYTES);
        setMaxFiles(MOST);
        setDropAllowed(true);
        setUploadButton(Buttons.plain("Attach a file", TideIcon.CLIP, () -> {}));
        addFileRemovedListener(removed -> delete(removed.getFileName()));
        addFileRejectedListener(rejected ->
                refused.accept(
                        "%s was not taken: at most 10 MB each, ten files."
                                .formatted(rejected.getFileName())));
    }

    List<NewFile> files() {
        return files.entrySet().stream()
                .map(file ->
                        new NewFile(
                                file.getKey(),
                                file.getValue().length(),
                                () -> Files.readAllBytes(file.getValue().toPath())))
                .toList();
    }

    void empty() {
        List.copyOf(files.keySet()).forEach(this::delete);
        clearFileList();
    }

    private void delete(String name) {
        var file = files.remove(name);
        if (file != null && !file.delete()) {
            file.deleteOnExit();
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        List.copyOf(files.keySet()).forEach(this::delete);
    }
}
