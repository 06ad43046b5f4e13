package dev.tidemark.environment.ui.connect;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.TideIcon;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Fields as the steps have them. */
final class Fields {
    private static final int LARGEST_FILE = 1_000_000;
    private static final int HIGHEST_PORT = 65_535;

    private Fields() {}

    static TextField text(String label, String help) {
        var field = new TextField(label);
        field.setHelperText(help);
        return field;
    }

    /** For paths and names that are read by machines. */
    static TextField exact(String label, String help) {
        var field = text(label, help);
        field.addClassName("exact");
        field.getElement().setAttribute("autocapitalize", "off");
        field.getElement().setAttribute("spellcheck", "false");
        return field;
    }

    static TextArea lines(String label, String help) {
        var field = new TextArea(label);
        field.setHelperText(help);
        field.addClassName("exact");
        field.setMinRows(3);
        field.getElement().setAttribute("spellcheck", "false");
        return field;
    }

    static PasswordField password(String help) {
        var field = new PasswordField("Password");
        field.setHelperText(help);
        field.getElement().setAttribute("autocomplete", "new-password");
        return field;
    }

    static IntegerField port(int usual) {
        var field = new IntegerField("Port");
        field.setMin(1);
        field.setMax(HIGHEST_PORT);
        field.setValue(usual);
        return field;
    }

    /** Of names there are already, or a new one. */
    static ComboBox<String> nameToPick(String label) {
        var field = new ComboBox<String>(label);
        field.setAllowCustomValue(true);
        field.setRequiredIndicatorVisible(true);
        field.addCustomValueSetListener(typed -> field.setValue(typed.getDetail().strip()));
        return field;
    }

    static RadioButtonGroup<String> choice(String label, String... words) {
        var group = new RadioButtonGroup<String>(label);
        group.setItems(words);
        group.setValue(words[0]);
        return group;
    }

    /** One text file, handed on and not kept. */
    static Upload upload(String label, Consumer<String> text) {
        var upload = new Upload();
        upload.setUploadHandler(
                UploadHandler.inMemory((metadata, bytes) -> {
                    text.accept(new String(bytes, StandardCharsets.UTF_8));
                    upload.clearFileList();
                }));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(LARGEST_FILE);
        upload.setDropAllowed(false);
        var button = Buttons.plain(label, TideIcon.FILE, () -> {});
        upload.setUploadButton(button);
        return upload;
    }

    static String value(HasValue<?, String> field) {
        var value = field.getValue();
        return value == null ? "" : value.strip();
    }

    static @Nullable String valueOrNull(HasValue<?, String> field) {
        var value = value(field);
        return value.isEmpty() ? null : value;
    }

    /** Whether there is something in it; if not, the field says so. */
    static <F extends HasValue<?, ?> & HasValidationProperties> boolean filled(
            F field, String otherwise) {
        return right(
                field, !field.isEmpty() && !String.valueOf(field.getValue()).isBlank(), otherwise);
    }

    /** Marks the field unless it is right. */
    static boolean right(HasValidationProperties field, boolean right, String otherwise) {
        field.setErrorMessage(otherwise);
        field.setInvalid(!right);
        return right;
    }
}
