package dev.tidemark.engine.restic;

import java.util.List;

/**
 * What a snapshot is found by.
 *
 * @param host a fixed name, not the machine's own, which may change
 * @param tags such as {@code set=<backup id>}; none holds a comma
 */
public record Labels(String host, List<String> tags) {
    public Labels {
        tags = List.copyOf(tags);
        if (tags.stream().anyMatch(tag -> tag.contains(",") || tag.isEmpty())) {
            throw new IllegalArgumentException("A tag is empty or holds a comma: " + tags);
        }
    }
}
