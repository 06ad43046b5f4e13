package dev.tidemark.webui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A table of few rows that are all shown; on a phone each row is a card with its labels. */
public class PlainTable extends Div {
    private final NativeTable table = new NativeTable();
    private final Set<Integer> numbers = new HashSet<>();
    private final List<String> labels = new ArrayList<>();

    /** A header that begins with {@code #} is a column of numbers, aligned at the end. */
    public PlainTable(String... headers) {
        addClassName("table-scroll");
        table.addClassName("plain");
        var row = table.getHead().addRow();
        for (int i = 0; i < headers.length; i++) {
            var number = headers[i].startsWith("#");
            var cell = row.addHeaderCell();
            labels.add(number ? headers[i].substring(1) : headers[i]);
            cell.setText(labels.get(i));
            cell.getElement().setAttribute("scope", "col");
            if (number) {
                numbers.add(i);
                cell.addClassName("number");
            }
        }
        add(table);
    }

    public PlainTable tight() {
        table.addClassName("tight");
        return this;
    }

    /** For its own style. */
    public PlainTable named(String className) {
        table.addClassName(className);
        return this;
    }

    public NativeTableRow row(Component... cells) {
        var row = table.getBody().addRow();
        for (int i = 0; i < cells.length; i++) {
            var cell = row.addDataCell();
            cell.add(cells[i]);
            cell.getElement().setAttribute("data-label", labels.get(i));
            if (numbers.contains(i)) {
                cell.addClassName("number");
            }
        }
        return row;
    }

    /** A cell of two lines. */
    public static Component two(Component first, String second) {
        var below = new Div(second);
        below.addClassNames("secondary", "small");
        return new Div(first, below);
    }

    /** A cell of two lines. */
    public static Component two(String first, String second) {
        return two(new Words(first), second);
    }
}
