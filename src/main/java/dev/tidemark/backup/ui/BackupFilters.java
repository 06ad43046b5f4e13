package dev.tidemark.backup.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import dev.tidemark.backup.BackupFilter;
import dev.tidemark.backup.BackupOrigin;
import dev.tidemark.backup.BackupState;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** By state and by origin; the choice is kept in the page's address. */
class BackupFilters extends Div {
    private final Select<BackupState> state;
    private final Select<BackupOrigin> origin;

    BackupFilters(BackupFilter filter, Runnable changed) {
        addClassName("filters");
        state =
                select(
                        "State",
                        BackupState.values(),
                        one -> BackupStates.label(one).text(),
                        filter.state());
        origin = select("Origin", BackupOrigin.values(), BackupStates::word, filter.origin());
        state.addValueChangeListener(change -> changed.run());
        origin.addValueChangeListener(change -> changed.run());
        add(state, origin);
    }

    BackupFilter filter() {
        return new BackupFilter(state.getValue(), origin.getValue());
    }

    void clear() {
        state.clear();
        origin.clear();
    }

    static BackupFilter from(QueryParameters address) {
        return new BackupFilter(
                one(address, "state", BackupState.values()).orElse(null),
                one(address, "origin", BackupOrigin.values()).orElse(null));
    }

    private static <E extends Enum<E>> Optional<E> one(
            QueryParameters address, String name, E[] values) {
        return address.getSingleParameter(name)
                .flatMap(key ->
                        Arrays.stream(values)
                                .filter(value -> BackupStates.key(value).equals(key))
                                .findFirst());
    }

    private static <T> Select<T> select(
            String name, T[] values, Function<T, String> word, @Nullable T chosen) {
        var select = new Select<T>();
        select.setAriaLabel(name);
        select.setItems(values);
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(name + ": all");
        select.setPlaceholder(name + ": all");
        select.setItemLabelGenerator(value ->
                value == null
                        ? name + ": all"
                        : name + ": " + word.apply(value).toLowerCase(Locale.ROOT));
        select.setValue(chosen);
        return select;
    }
}
