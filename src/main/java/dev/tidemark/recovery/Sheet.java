package dev.tidemark.recovery;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people do without the portal, to be printed; holds no secret. */
public record Sheet(String title, String second, List<Section> sections) {
    /**
     * @param commands for a shell, one after the other; null: nothing to type
     */
    public record Section(String title, String text, @Nullable String commands) {}

    /** All commands in their order: what to type, and nothing else. */
    public String commands() {
        return sections.stream()
                .map(Section::commands)
                .filter(commands -> commands != null)
                .collect(Collectors.joining("\n"));
    }
}
