package dev.tidemark.restore;

import dev.tidemark.engine.DirectoryCutover.Carry;
import dev.tidemark.engine.DirectoryPlace;
import dev.tidemark.engine.SideDirectories;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a part that consists of files is prepared, and what will change places with it.
 *
 * @param live the path that people and programs use
 * @param side the directory that is prepared
 * @param link beside {@code live}, if a link to the directory will be live
 * @param linkText what that link says
 * @param known the directories that lead to {@code live}, as they were
 * @param carries mounts within that stay live
 */
record SidePlace(
        String live,
        String side,
        @Nullable String link,
        @Nullable String linkText,
        List<DirectoryPlace> known,
        List<Carry> carries) {
    static SidePlace directory(
            String live, String side, List<DirectoryPlace> known, List<Carry> carries) {
        return new SidePlace(live, side, null, null, known, carries);
    }

    /** Everything that is made, so that it can be found again. */
    List<String> made() {
        return link == null
                ? List.of(side, SideDirectories.work(side))
                : List.of(side, SideDirectories.work(side), link);
    }

    /** Directories in which names change. */
    List<String> folders() {
        return Stream.of(live, side).map(SidePlace::folder).distinct().toList();
    }

    private static String folder(String path) {
        int slash = path.lastIndexOf('/');
        return slash == 0 ? "/" : path.substring(0, slash);
    }
}
