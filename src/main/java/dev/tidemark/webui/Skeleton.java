package dev.tidemark.webui;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Div;

/**
 * The shape of rows that are on their way: nothing for 300 ms, then grey bars, after ten seconds a
 * sentence.
 */
public class Skeleton extends Div {
    private static final String ROW =
            "<div class=\"skeleton-row\"><i class=\"s1\"></i><i class=\"s2\"></i><i class=\"s3\"></i><i class=\"s4\"></i></div>";

    public Skeleton(int rows) {
        addClassName("skeleton");
        getElement().setAttribute("role", "status");
        add(Words.forReaders("Loading"));
        for (int i = 0; i < rows; i++) {
            add(new Html(ROW));
        }
        var late = new Div("This takes longer than usual. Your backups are not affected.");
        late.addClassName("skeleton-late");
        add(late);
    }
}
