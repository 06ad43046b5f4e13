package dev.tidemark.webui;

import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import com.vaadin.flow.function.ValueProvider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The cells of a list as templates over the same named values. Each cell sends only what its
 * template names: with a hundred rows, the rest would be most of the answer.
 */
public class Cells<T> {
    private static final Pattern NAMED = Pattern.compile("\\bitem\\.(\\w+)");

    private final Map<String, ValueProvider<T, ?>> values = new LinkedHashMap<>();

    public Cells<T> with(String name, ValueProvider<T, ?> value) {
        values.put(name, value);
        return this;
    }

    /** Fails if the template names something that is not there. */
    public Renderer<T> of(String template) {
        var renderer = LitRenderer.<T>of(template);
        NAMED.matcher(template)
                .results()
                .map(named -> named.group(1))
                .distinct()
                .forEach(name -> {
                    var value = values.get(name);
                    if (value == null) {
                        throw new IllegalArgumentException("No value called " + name);
                    }
                    renderer.withProperty(name, value);
                });
        return renderer;
    }
}
