package dev.tidemark.account.ui;

import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** Signing in with e-mail address and password. */
@Route(value = "login", autoLayout = false)
@PageTitle("Sign in · Tidemark")
@AnonymousAllowed
public class SignInView extends GateLayout implements BeforeEnterObserver {
    private final LoginForm form = new LoginForm(words());

    public SignInView() {
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);
        show("Sign in", "To your environments, their backups and restores.", form);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var asked = event.getLocation().getQueryParameters().getParameters();
        if (asked.containsKey("throttled")) {
            form.showErrorMessage(
                    "Too many attempts",
                    "Signing in is paused for this address. Wait 15 minutes, then try once more.");
        } else if (asked.containsKey("error")) {
            form.setError(true);
        }
    }

    private static LoginI18n words() {
        var words = LoginI18n.createDefault();
        var fields = words.getForm();
        fields.setTitle("");
        fields.setUsername("E-mail address");
        fields.setPassword("Password");
        fields.setSubmit("Sign in");
        var error = words.getErrorMessage();
        error.setTitle("That does not match");
        error.setMessage(
                "No account has this address with this password. Check both; capital letters count.");
        error.setUsername("Your e-mail address is missing.");
        error.setPassword("Your password is missing.");
        return words;
    }
}
