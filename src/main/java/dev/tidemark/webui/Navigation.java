package dev.tidemark.webui;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a module puts into the drawer, for the person who is signed in. */
public interface Navigation {
    List<Section> sections();

    /**
     * @param order sections are shown by it, lowest first; sections of the same order and label are
     *     joined
     * @param label null for the first section, which has none
     */
    record Section(int order, @Nullable String label, List<Item> items) {}

    /**
     * @param path null for one that only groups its children
     * @param alsoFor other paths for which the item is the current one
     */
    record Item(
            String label,
            @Nullable String path,
            Set<String> alsoFor,
            @Nullable TideIcon icon,
            List<Item> children) {
        public static Item page(String label, String path, TideIcon icon) {
            return new Item(label, path, Set.of(), icon, List.of());
        }

        public static Item group(String label, TideIcon icon, List<Item> children) {
            return new Item(label, null, Set.of(), icon, children);
        }
    }
}
