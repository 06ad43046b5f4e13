package dev.tidemark.account.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.tidemark.account.AccountService;
import dev.tidemark.base.Refused;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.TideIcon;

/** Where a one-time link leads: the holder sets a password, the link is used up. */
@Route(value = "welcome", autoLayout = false)
@PageTitle("Welcome · Tidemark")
@AnonymousAllowed
public class FirstPasswordView extends GateLayout implements HasUrlParameter<String> {
    private final AccountService accounts;
    private final PasswordField password = new PasswordField("Password");
    private final PasswordField again = new PasswordField("The same once more");
    private String token = "";

    FirstPasswordView(AccountService accounts) {
        this.accounts = accounts;
        password.setHelperText(
                "At least %d characters.".formatted(AccountService.SHORTEST_PASSWORD));
        password.getElement().setAttribute("autocomplete", "new-password");
        again.getElement().setAttribute("autocomplete", "new-password");
    }

    @Override
    public void setParameter(BeforeEvent event, String token) {
        this.token = token;
        accounts.linkHolder(token).ifPresentOrElse(this::ask, this::tellThatItIsUsed);
    }

    private void ask(String holder) {
        var set = Buttons.primary("Set password", TideIcon.KEY, this::redeem);
        set.addClickShortcut(Key.ENTER);
        show(
                "Welcome, " + holder,
                "Choose the password that you will sign in with.",
                password,
                again,
                set);
        password.focus();
    }

    private void tellThatItIsUsed() {
        show(
                "This link does not work any more",
                "It was used already, or it is older than two days. Ask whoever sent it for a new one.",
                new Anchor("login", "Sign in"));
    }

    private void redeem() {
        password.setInvalid(false);
        again.setInvalid(!password.getValue().equals(again.getValue()));
        if (again.isInvalid()) {
            again.setErrorMessage("The two are not the same.");
            return;
        }
        try {
            accounts.redeem(token, password.getValue());
            show(
                    "Your password is set",
                    "The link is used up. From now on you sign in with your e-mail address.",
                    new Anchor("login", "Sign in"));
        } catch (Refused refused) {
            password.setErrorMessage(refused.reason());
            password.setInvalid(true);
        }
    }
}
