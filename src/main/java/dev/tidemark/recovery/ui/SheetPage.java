package dev.tidemark.recovery.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import dev.tidemark.recovery.Sheet;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.Crumb;
import dev.tidemark.webui.PageHeader;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Words;

/** A sheet as a page that can be printed: one part below the other, commands as they are typed. */
final class SheetPage extends Div {
    SheetPage(Sheet sheet, Crumb... way) {
        addClassNames("stack", "wide", "sheet");
        add(
                new PageHeader(sheet.title())
                        .crumbs(way)
                        .second(new Words(sheet.second()))
                        .actions(Buttons.primary("Print", TideIcon.FILE, SheetPage::print)));
        sheet.sections().forEach(section -> add(panel(section)));
    }

    private static Panel panel(Sheet.Section section) {
        var panel = new Panel(section.title()).content(new Words(section.text()));
        var commands = section.commands();
        if (commands != null) {
            var shown = new Pre(commands.strip());
            shown.addClassName("log");
            panel.content(shown);
        }
        return panel;
    }

    private static void print() {
        UI.getCurrent().getPage().executeJs("window.print()");
    }
}
