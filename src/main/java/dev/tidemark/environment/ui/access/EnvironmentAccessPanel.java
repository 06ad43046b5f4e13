package dev.tidemark.environment.ui.access;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.account.Member;
import dev.tidemark.account.OrganizationRole;
import dev.tidemark.base.Decision;
import dev.tidemark.environment.Access;
import dev.tidemark.environment.AccessRole;
import dev.tidemark.environment.EnvironmentRow;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.environment.Right;
import dev.tidemark.webui.Notices;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.PlainTable;
import dev.tidemark.webui.Words;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What each member may do in one environment; a change counts at once. */
final class EnvironmentAccessPanel extends Panel {
    private final transient EnvironmentRow environment;
    private final transient EnvironmentService environments;
    private final transient CurrentActor current;

    /** As items of a select: null cannot be one. */
    private enum Choice {
        AS_IN_ORGANIZATION(null, "As in the organization"),
        NONE(AccessRole.NONE, "None, does not see it"),
        VIEWER(AccessRole.VIEWER, "Viewer"),
        ADMIN(AccessRole.ADMIN, "Admin");

        private final @Nullable AccessRole role;
        private final String label;

        Choice(@Nullable AccessRole role, String label) {
            this.role = role;
            this.label = label;
        }

        static Choice of(@Nullable AccessRole role) {
            return role == null ? AS_IN_ORGANIZATION : valueOf(role.name());
        }
    }

    EnvironmentAccessPanel(
            EnvironmentRow environment,
            List<Member> members,
            EnvironmentService environments,
            CurrentActor current) {
        super(environment.title());
        this.environment = environment;
        this.environments = environments;
        this.current = current;
        var actor = current.get();
        var may = environments.may(actor, environment.id(), Right.GRANT);
        var given = environments.grants(actor, environment.id());
        var table = new PlainTable("Who", "Role here", "Restore right").named("access");
        members.forEach(member ->
                addRow(table, member, given.getOrDefault(member.id(), Access.DEFAULT), may));
        flush().content(table);
        if (!may.isAllowed()) {
            foot(new Div(may.reason()));
        }
    }

    private void addRow(PlainTable table, Member member, Access access, Decision may) {
        var role = new Select<Choice>();
        role.setItems(Choice.values());
        role.setItemLabelGenerator(choice -> choice.label);
        role.setValue(Choice.of(access.role()));
        role.setAriaLabel("Role of %s in %s".formatted(member.name(), environment.title()));
        var restore = new Checkbox("May restore and undo", access.mayRestore());
        restore.setAriaLabel("%s may restore %s".formatted(member.name(), environment.title()));
        boolean owner = member.role() == OrganizationRole.OWNER;
        role.setEnabled(may.isAllowed() && !owner);
        restore.setEnabled(may.isAllowed());
        role.addValueChangeListener(change -> give(member, role, restore));
        restore.addValueChangeListener(change -> give(member, role, restore));
        table.row(
                PlainTable.two(
                        new Words().strong(member.name()), OrganizationRoles.word(member.role())),
                owner ? PlainTable.two(role, "An owner cannot be narrowed.") : role,
                restore);
    }

    private void give(Member member, Select<Choice> role, Checkbox restore) {
        var access = new Access(role.getValue().role, restore.getValue());
        if (Notices.attempt(
                () -> environments.grant(current.get(), environment.id(), member.id(), access))) {
            Notices.done(
                    "%s, %s: role %s, %s."
                            .formatted(
                                    member.name(),
                                    environment.title(),
                                    role.getValue().label.toLowerCase(Locale.ROOT),
                                    access.mayRestore() ? "may restore" : "may not restore"));
        }
    }
}
