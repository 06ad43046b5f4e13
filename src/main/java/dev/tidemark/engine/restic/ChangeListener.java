package dev.tidemark.engine.restic;

import dev.tidemark.engine.Directories;
import dev.tidemark.engine.TreeSize;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Sorts what a restore in place would do. Restic also names directories and links that are already
 * there, with size 0, so those are looked up afterwards.
 */
final class ChangeListener implements Consumer<String> {
    private final String target;
    private final List<Item> restored = new ArrayList<>();
    private final List<Item> empty = new ArrayList<>();
    private final List<Item> updated = new ArrayList<>();
    private final List<String> deleted = new ArrayList<>();

    ChangeListener(String target) {
        this.target = target;
    }

    @Override
    public void accept(String line) {
        Messages.read(line)
                .filter(message -> Messages.type(message).equals("verbose_status"))
                .ifPresent(this::sort);
    }

    private void sort(JsonNode message) {
        var item = new Item(message.path("item").asString(""), message.path("size").asLong(0));
        switch (message.path("action").asString("")) {
            case "restored" -> (item.bytes() == 0 ? empty : restored).add(item);
            case "updated" -> updated.add(item);
            case "deleted" -> deleted.add(item.path());
            default -> {}
        }
    }

    Difference difference(Directories directories, int examples) {
        var absent = directories.missing(empty.stream().map(item -> target + item.path()).toList());
        var missing = new ArrayList<Item>(restored);
        empty.stream().filter(item -> absent.contains(target + item.path())).forEach(missing::add);
        // Restic neither keeps sockets nor knows that they are none of its business.
        deleted.removeAll(directories.sockets(deleted));
        var surplus = directories.measure(deleted);
        return new Difference(
                change(missing, examples), change(updated, examples), surplus(surplus, examples));
    }

    private static Difference.Change change(List<Item> items, int examples) {
        return new Difference.Change(
                items.size(),
                items.stream().mapToLong(Item::bytes).sum(),
                items.stream().limit(examples).map(item -> item.path().substring(1)).toList());
    }

    private Difference.Change surplus(TreeSize size, int examples) {
        return new Difference.Change(
                size.files() + size.directories(),
                size.bytes(),
                deleted.stream().limit(examples).map(this::relative).toList());
    }

    private String relative(String path) {
        return path.startsWith(target + "/") ? path.substring(target.length() + 1) : path;
    }

    private record Item(String path, long bytes) {}
}
