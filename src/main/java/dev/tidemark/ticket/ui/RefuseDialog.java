package dev.tidemark.ticket.ui;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import dev.tidemark.base.Refused;
import dev.tidemark.ticket.Refusal;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.TideIcon;
import java.util.function.BiConsumer;

/** Why a request is refused: from the list, and in own words. */
class RefuseDialog extends Dialog {
    RefuseDialog(String number, BiConsumer<Refusal, String> refuse) {
        setHeaderTitle("Refuse " + number);
        addClassName("take-dialog");
        var why = new Select<Refusal>();
        why.setLabel("Reason");
        why.setItems(Refusal.values());
        why.setItemLabelGenerator(Refusal::words);
        why.setValue(Refusal.NOT_NEEDED);
        why.setWidthFull();
        var words = new TextArea("In your own words, for the customer");
        words.setWidthFull();
        words.setMinRows(4);
        var content = new Div(why, words);
        content.addClassName("stack");
        add(content);
        getFooter()
                .add(
                        Buttons.plain("Cancel", this::close),
                        Buttons.danger(
                                "Refuse request",
                                TideIcon.CIRCLE_CROSS,
                                () -> {
                                    try {
                                        refuse.accept(why.getValue(), words.getValue());
                                        close();
                                    } catch (Refused refused) {
                                        words.setErrorMessage(refused.reason());
                                        words.setInvalid(true);
                                    }
                                }));
    }
}
