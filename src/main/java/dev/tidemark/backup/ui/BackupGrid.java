package dev.tidemark.backup.ui;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.grid.contextmenu.GridContextMenu;
import dev.tidemark.backup.Backup;
import dev.tidemark.backup.BackupState;
import dev.tidemark.webui.Cells;
import dev.tidemark.webui.EnvironmentTab;
import dev.tidemark.webui.Narrow;
import dev.tidemark.webui.Sizes;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Times;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Backups in rows of two lines, as cards on a phone; a row leads to its backup. */
class BackupGrid extends Grid<Backup> {
    /** More than a screen has; the rest comes as it is scrolled. */
    private static final int FIRST_ROWS = 25;

    private static final String ICONS = TideIcon.SOURCE;
    private static final String TAKEN =
            """
            <div class="cell"><a class="first strong" href="${item.href}">${item.taken}</a>
            <span class="second">${item.ago}</span></div>
            """;
    private static final String ORIGIN =
            """
            <div class="cell-mark"><vaadin-icon class="mark mark-${item.key}" src="%s" symbol="${item.mark}" aria-hidden="true"></vaadin-icon>
            <div class="cell"><span class="first">${item.origin}</span><span class="second">${item.mode}</span></div></div>
            """
                    .formatted(ICONS);
    private static final String NOTE =
            """
            <div class="cell"><span class="first ${item.failed ? 'tone-bad' : ''}" title="${item.headline}">${item.headline}</span>
            <span class="second">${item.who}</span></div>
            """;
    private static final String CODE = "<code>${item.revision}</code>";
    private static final String SIZE =
            """
            <div class="cell end"><span class="first">${item.size}</span><span class="second">${item.took}</span></div>
            """;
    private static final String STATE =
            """
            <div class="cell-states"><vaadin-badge class="${item.tone}"><vaadin-icon slot="icon" src="%1$s" symbol="${item.icon}"
            class="${item.running ? 'turning' : ''}"></vaadin-icon>${item.state}</vaadin-badge>
            <vaadin-badge class="tone-quiet" ?hidden="${!item.locked}"><vaadin-icon slot="icon" src="%1$s" symbol="lock"></vaadin-icon>Protected</vaadin-badge></div>
            """
                    .formatted(ICONS);

    /** Opens the row's menu where a click with the other button would. */
    private static final String MORE =
            """
            <vaadin-button theme="tertiary icon" aria-haspopup="menu" aria-label="Actions for the backup of ${item.taken}" @click="${event => {
                event.stopPropagation();
                const place = event.currentTarget.getBoundingClientRect();
                event.currentTarget.dispatchEvent(new MouseEvent('contextmenu',
                    { bubbles: true, composed: true, cancelable: true, clientX: place.left, clientY: place.bottom }));
            }}"><vaadin-icon src="%s" symbol="%s"></vaadin-icon></vaadin-button>
            """
                    .formatted(ICONS, TideIcon.MORE.symbol());

    private static final String CARD =
            """
            <div class="backup-card"><div class="row between top"><span class="when"><a class="strong" href="${item.href}">${item.taken}</a>
            <span class="secondary small">${item.ago}</span></span>%s</div><div class="row">%s</div>
            <span class="${item.failed ? 'tone-bad' : ''}">${item.headline}</span>
            <span class="secondary small">${item.who} · ${item.size}</span></div>
            """
                    .formatted(STATE, ORIGIN);

    private final Times times;
    private final transient BackupActions actions;
    private final transient Runnable changed;

    /**
     * @param changed after one of the row's actions
     */
    BackupGrid(Times times, BackupActions actions, Runnable changed) {
        this.times = times;
        this.actions = actions;
        this.changed = changed;
        addClassName("backups-grid");
        addThemeVariants(GridVariant.NO_BORDER);
        setSelectionMode(SelectionMode.NONE);
        setPageSize(FIRST_ROWS);
        setAllRowsVisible(true);
        var cells = cells();
        var wide =
                List.of(
                        addColumn(cells.of(TAKEN))
                                .setHeader("Taken")
                                .setWidth("190px")
                                .setFlexGrow(0),
                        addColumn(cells.of(ORIGIN))
                                .setHeader("Origin and mode")
                                .setWidth("150px")
                                .setFlexGrow(0),
                        addColumn(cells.of(NOTE)).setHeader("Note and by whom").setFlexGrow(1),
                        addColumn(cells.of(CODE))
                                .setHeader("Code")
                                .setWidth("100px")
                                .setFlexGrow(0),
                        addColumn(cells.of(SIZE))
                                .setHeader("Size and time")
                                .setTextAlign(ColumnTextAlign.END)
                                .setWidth("125px")
                                .setFlexGrow(0),
                        addColumn(cells.of(STATE))
                                .setHeader("State")
                                .setWidth("245px")
                                .setFlexGrow(0));
        var card = addColumn(cells.of(CARD)).setFlexGrow(1);
        addColumn(cells.of(MORE)).setWidth("76px").setFlexGrow(0).setTextAlign(ColumnTextAlign.END);
        var menu = addContextMenu();
        menu.setDynamicContentHandler(backup -> fill(menu, backup));
        Narrow.follow(
                this,
                narrow -> {
                    wide.forEach(column -> column.setVisible(!narrow));
                    card.setVisible(narrow);
                });
        addItemClickListener(click -> getUI().ifPresent(ui -> ui.navigate(href(click.getItem()))));
        setPartNameGenerator(backup -> backup.state() == BackupState.DELETED ? "quiet" : null);
    }

    static String href(Backup backup) {
        return EnvironmentTab.BACKUPS.path(backup.environment()) + "/" + backup.id();
    }

    private Cells<Backup> cells() {
        return new Cells<Backup>()
                .with("href", BackupGrid::href)
                .with("taken", backup -> times.inColumn(backup.requestedAt()))
                .with("ago", backup -> times.relative(backup.requestedAt()))
                .with("mark", BackupStates::mark)
                .with("key", backup -> BackupStates.key(backup.state()))
                .with("origin", backup -> BackupStates.word(backup.origin()))
                .with("mode", backup -> BackupStates.word(backup.mode()))
                .with("headline", BackupStates::headline)
                .with("failed", backup -> backup.state() == BackupState.FAILED)
                .with("running", backup -> backup.state() == BackupState.RUNNING)
                .with("who", backup -> BackupStates.warning(backup) + backup.actorName())
                .with("revision", Backup::shortRevision)
                .with("size", BackupGrid::size)
                .with("took", BackupGrid::took)
                .with("tone", backup -> BackupStates.label(backup.state()).tone().className())
                .with("icon", backup -> BackupStates.label(backup.state()).icon().symbol())
                .with("state", backup -> BackupStates.label(backup.state()).text())
                .with("locked", Backup::isProtected);
    }

    private static String size(Backup backup) {
        var bytes = backup.bytesTotal();
        return bytes == null ? "–" : Sizes.bytes(bytes);
    }

    private static String took(Backup backup) {
        var took = backup.duration();
        return took == null ? "" : Times.duration(took);
    }

    /** Filled when it is opened: who may do what is not asked for each row of a list. */
    private boolean fill(GridContextMenu<Backup> items, @Nullable Backup backup) {
        items.removeAll();
        if (backup == null) {
            return false;
        }
        var mayManage = actions.mayManage(backup.environment()).isAllowed();
        items.addItem("Details", click -> getUI().ifPresent(ui -> ui.navigate(href(backup))));
        if (backup.state() == BackupState.COMPLETED) {
            actions.requestPath(backup)
                    .ifPresentOrElse(
                            path ->
                                    items.addItem(
                                            "Request a restore",
                                            click -> getUI().ifPresent(ui -> ui.navigate(path))),
                            () ->
                                    items.addItem("Restore", click -> actions.askToRestore(backup))
                                            .setEnabled(actions.mayRestore(backup).isAllowed()));
            items.addItem(
                            backup.isProtected() ? "Unprotect" : "Protect",
                            click -> actions.protect(backup, !backup.isProtected(), changed))
                    .setEnabled(mayManage);
        }
        if (backup.state() == BackupState.COMPLETED || backup.state() == BackupState.FAILED) {
            items.addItem("Delete", click -> actions.askToDelete(backup, changed))
                    .setEnabled(mayManage && !backup.isProtected());
        }
        return true;
    }
}
