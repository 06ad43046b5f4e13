package dev.tidemark.backup.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import dev.tidemark.backup.Backup;
import dev.tidemark.webui.DayStrip;
import dev.tidemark.webui.EnvironmentTab;
import dev.tidemark.webui.PlainTable;
import dev.tidemark.webui.Sizes;
import dev.tidemark.webui.StateLabel;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Tone;
import dev.tidemark.webui.Words;

/** The environments that one sees, with what decides whether they are safe. */
class EnvironmentTable extends PlainTable {
    private static final StateLabel HELD =
            new StateLabel("Needs an operator", TideIcon.TRIANGLE, Tone.BAD);

    EnvironmentTable() {
        super("State", "Environment", "Last 14 days", "Last good backup", "Size", "Any second");
        named("environments");
    }

    /**
     * @param held it waits for an operator
     */
    void add(EnvironmentOverview overview, boolean withOrganization, boolean held) {
        var environment = overview.environment();
        var name = new Anchor(EnvironmentTab.BACKUPS.path(environment.id()), environment.title());
        name.addClassName("name");
        var row =
                row(
                        (held ? HELD : BackupStates.label(overview.safety())).badge(),
                        two(
                                name,
                                withOrganization
                                        ? environment.organizationName()
                                        : place(overview)),
                        new DayStrip(overview.days()),
                        lastGood(overview),
                        new Words(overview.lastGood().map(EnvironmentTable::size).orElse("–")),
                        two("Not active yet", "backups only"));
        if (held || overview.safety().atRisk()) {
            row.addClassName("alarm");
        }
    }

    private static String place(EnvironmentOverview overview) {
        var url = overview.environment().url();
        return url == null
                ? BackupStates.key(overview.environment().type())
                : url.replaceFirst("^https?://", "");
    }

    private static Component lastGood(EnvironmentOverview overview) {
        if (overview.lastGood().isEmpty()) {
            return overview.safety().atRisk()
                    ? new Words().tone(Tone.BAD, "None")
                    : new Words("None");
        }
        var times = overview.times();
        var at = overview.lastGood().get().requestedAt();
        var words = new Words();
        if (overview.safety().atRisk()) {
            words.tone(Tone.BAD, times.moment(at));
        } else {
            words.strong(times.moment(at));
        }
        return two(words, times.relative(at));
    }

    private static String size(Backup backup) {
        var bytes = backup.bytesTotal();
        return bytes == null ? "–" : Sizes.bytes(bytes);
    }
}
