package dev.tidemark.activity.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.activity.AuditEntry;
import dev.tidemark.activity.AuditFilter;
import dev.tidemark.activity.AuditService;
import dev.tidemark.base.NothingHere;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.EmptyState;
import dev.tidemark.webui.MainLayout;
import dev.tidemark.webui.PageHeader;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.PlainTable;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import jakarta.annotation.security.PermitAll;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who did what, when and from where; searched and exported, never changed. */
@Route(value = "audit", layout = MainLayout.class)
@PageTitle("Audit trail · Tidemark")
@PermitAll
public class AuditView extends Div implements BeforeEnterObserver {
    private static final int PAGE = 100;

    private final AuditService audit;
    private final CurrentActor current;
    private final TextField words = new TextField();
    private final DatePicker from = new DatePicker();
    private final DatePicker until = new DatePicker();
    private final Div list = new Div();

    AuditView(AuditService audit, CurrentActor current) {
        this.audit = audit;
        this.current = current;
        addClassName("page");
        words.setPlaceholder("Who, what, which");
        words.setAriaLabel("Search");
        words.setClearButtonVisible(true);
        words.setValueChangeMode(ValueChangeMode.LAZY);
        words.addValueChangeListener(change -> show());
        from.setPlaceholder("From");
        from.setAriaLabel("From this day (UTC)");
        from.setLocale(Locale.UK);
        from.setClearButtonVisible(true);
        from.addValueChangeListener(change -> show());
        until.setPlaceholder("Until");
        until.setAriaLabel("Until this day (UTC)");
        until.setLocale(Locale.UK);
        until.setClearButtonVisible(true);
        until.addValueChangeListener(change -> show());
        list.addClassNames("stack", "wide");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!current.get().isOperator()) {
            throw new NothingHere();
        }
        removeAll();
        var export =
                new Anchor(
                        (DownloadHandler)
                                download -> {
                                    download.setFileName("audit-trail.csv");
                                    download.setContentType("text/csv; charset=utf-8");
                                    try (var csv =
                                            new OutputStreamWriter(
                                                    download.getOutputStream(),
                                                    StandardCharsets.UTF_8)) {
                                        audit.export(current.get(), filter(), csv);
                                    }
                                },
                        "Export as CSV");
        var fields = new Div(words, from, until);
        fields.addClassNames("row", "wrap");
        add(
                new PageHeader("Audit trail")
                        .second(
                                new Words(
                                        "Nothing in it can be changed or deleted. Days and times are in UTC."))
                        .actions(export),
                fields,
                list);
        show();
    }

    private AuditFilter filter() {
        return new AuditFilter(
                words.getValue().isBlank() ? null : words.getValue(),
                start(from.getValue()),
                until.getValue() == null ? null : start(until.getValue().plusDays(1)));
    }

    private static @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private void show() {
        list.removeAll();
        var first = audit.list(current.get(), filter(), null, PAGE);
        if (first.isEmpty()) {
            list.add(new Panel().content(new EmptyState("Nothing found", "Search more widely.")));
            return;
        }
        var table = new PlainTable("When", "Who", "What", "Which", "Detail").named("audit");
        var more = new Div();
        more.addClassName("panel-more");
        append(table, more, first);
        list.add(new Panel().flush().content(table, more));
    }

    /** The zeros of an IPv6 address say nothing. */
    private static String address(AuditEntry entry) {
        return entry.address() == null
                ? ""
                : entry.address().replaceFirst("(^|:)0(:0)+(:|$)", "::").toLowerCase(Locale.ROOT);
    }

    private void append(PlainTable table, Div more, List<AuditEntry> page) {
        var times = Times.in(ZoneId.of("UTC"));
        for (var entry : page) {
            table.row(
                    new Words(times.seconds(entry.at())),
                    PlainTable.two(entry.actor(), address(entry)),
                    new Words().code(entry.action()),
                    PlainTable.two(
                            entry.subject(),
                            entry.organization() == null ? "" : entry.organization()),
                    new Words(entry.detail() == null ? "" : entry.detail()).styled("small"));
        }
        more.removeAll();
        if (page.size() == PAGE) {
            more.add(
                    Buttons.quiet(
                            "Show older ones",
                            () ->
                                    append(
                                            table,
                                            more,
                                            audit.list(
                                                    current.get(),
                                                    filter(),
                                                    page.getLast().id(),
                                                    PAGE))));
        }
    }
}
