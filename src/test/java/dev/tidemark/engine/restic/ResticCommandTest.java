package dev.tidemark.engine.restic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.engine.Command;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResticCommandTest {
    private static final SnapshotId ID = new SnapshotId("ab".repeat(32));
    private static final Labels LABELS = new Labels("shop", List.of("set=1", "part=files"));

    @Test
    void backsUpADirectoryWithExcludesAnchoredToIt() {
        var what =
                new DirectoryBackup("/srv/a [b]*", List.of("cache/", "/x/y", "**/*.log"), LABELS);
        assertThat(new ResticCommand.BackUpDirectory(what).arguments())
                .containsExactly(
                        "backup",
                        "--json",
                        "--retry-lock",
                        "10s",
                        "--host=shop",
                        "--tag=set=1",
                        "--tag=part=files",
                        "--exclude=/srv/a \\[b\\]\\*/cache",
                        "--exclude=/srv/a \\[b\\]\\*/x/y",
                        "--exclude=/srv/a \\[b\\]\\*/**/*.log",
                        "--",
                        "/srv/a [b]*");
    }

    @Test
    void letsResticStartTheProducerSoThatItsFailureIsSeen() {
        var what = new OutputBackup(Command.of("dump", "--all", "db"), "db.sql", LABELS);
        assertThat(new ResticCommand.BackUpOutput(what).arguments())
                .startsWith(
                        "backup",
                        "--json",
                        "--retry-lock",
                        "10s",
                        "--host=shop",
                        "--tag=set=1",
                        "--tag=part=files",
                        "--stdin-filename=db.sql",
                        "--stdin-from-command",
                        "--",
                        "perl",
                        "-e")
                .endsWith("--", "dump", "--all", "db");
    }

    @Test
    void restoresASubdirectoryInPlaceAndVerifiesIt() {
        var what = new DirectoryRestore(ID, "/srv/a", "/srv/.a.tidemark-1");
        assertThat(new ResticCommand.Restore(what).arguments())
                .containsExactly(
                        "restore",
                        "--json",
                        "--retry-lock",
                        "10s",
                        "--sparse",
                        "--verify",
                        "--delete",
                        "--target=/srv/.a.tidemark-1",
                        "--",
                        ID + ":/srv/a");
    }

    @Test
    void forgetsByExplicitIdsOnly() {
        assertThat(new ResticCommand.Forget(List.of(ID)).arguments())
                .containsExactly("forget", "--json", "--retry-lock", "10s", "--", ID.value());
    }

    @Test
    void neverRemovesLocksOfTheLiving() {
        assertThat(new ResticCommand.Unlock().arguments()).containsExactly("unlock");
    }

    @Test
    void readsAPartOfTheData() {
        assertThat(new ResticCommand.Check(new CheckDepth.Part(2, 7)).arguments())
                .containsExactly("check", "--retry-lock", "10s", "--read-data-subset=2/7");
    }

    @Test
    void refusesAPatternThatExcludesEverything() {
        assertThatThrownBy(() -> Excludes.anchored("/srv", " / "))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsProgress() {
        var line =
                """
                {"message_type":"status","percent_done":0.25,"total_files":4,"files_done":1,\
                "total_bytes":100,"bytes_done":25,"seconds_remaining":9,"current_files":["/a"]}\
                """;
        var progress = Messages.progress(Messages.read(line).orElseThrow());
        assertThat(progress.fraction()).isEqualTo(0.25);
        assertThat(progress.bytesDone()).isEqualTo(25);
        assertThat(progress.secondsRemaining()).hasValue(9);
        assertThat(progress.currentFiles()).containsExactly("/a");
    }
}
