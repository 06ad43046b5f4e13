package dev.tidemark.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.PortalServerTest;
import dev.tidemark.testing.TestAccounts;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Signing in as a browser does it. */
@PortalServerTest
class SignInIT {
    private static final String PASSWORD = "correct horse";

    @Autowired TestAccounts people;
    @Autowired AccountService accounts;
    @Autowired SignInThrottle throttle;

    @Value("${local.server.port}")
    int port;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();
    private Actor person;

    @BeforeEach
    void somebody() {
        person = people.stranger();
        people.setPassword(person, PASSWORD);
    }

    @Test
    void letsInWithTheRightPassword() throws Exception {
        assertThat(place(get("/activities"))).endsWith("/login");

        assertThat(place(signIn(email(), PASSWORD))).doesNotContain("error", "throttled");

        assertThat(get("/activities").statusCode()).isEqualTo(200);
    }

    @Test
    void takesTheAddressInAnyCase() throws Exception {
        assertThat(place(signIn("  " + email().toUpperCase(java.util.Locale.ROOT), PASSWORD)))
                .doesNotContain("error");
    }

    @Test
    void givesTheSessionANewIdSoThatNobodyCanPlantOne() throws Exception {
        get("/login");
        var before = session();
        signIn(email(), PASSWORD);

        assertThat(session()).isNotEqualTo(before);
    }

    @Test
    void answersTheSameForAWrongPasswordAndAnUnknownPerson() throws Exception {
        var wrong = signIn(email(), "wrong");
        var unknown = signIn("nobody@tests.example", PASSWORD);

        assertThat(place(wrong)).endsWith("/login?error").isEqualTo(place(unknown));
        assertThat(wrong.statusCode()).isEqualTo(unknown.statusCode());
        assertThat(wrong.body()).isEqualTo(unknown.body());
        assertThat(place(get("/activities"))).endsWith("/login");
    }

    @Test
    void pausesAfterFiveFailuresEvenForTheRightPassword() throws Exception {
        for (int i = 0; i < SignInThrottle.FAILURES_PER_PERSON; i++) {
            assertThat(place(signIn(email(), "wrong"))).endsWith("/login?error");
        }

        assertThat(place(signIn(email(), PASSWORD))).endsWith("/login?throttled");
        assertThat(throttle.refuses(email().toUpperCase(java.util.Locale.ROOT), "another address"))
                .isTrue();
    }

    @Test
    void pausesForUnknownPeopleAlike() throws Exception {
        var unknown = TestAccounts.email(TestAccounts.unique("unknown"));
        for (int i = 0; i < SignInThrottle.FAILURES_PER_PERSON; i++) {
            signIn(unknown, "wrong");
        }

        assertThat(place(signIn(unknown, "wrong"))).endsWith("/login?throttled");
    }

    @Test
    void forgivesFailuresAfterAGoodSignIn() throws Exception {
        for (int i = 0; i < SignInThrottle.FAILURES_PER_PERSON - 1; i++) {
            signIn(email(), "wrong");
        }
        signIn(email(), PASSWORD);

        assertThat(place(signIn(email(), "wrong"))).endsWith("/login?error");
    }

    @Test
    void doesNotLetInWithoutAPassword() throws Exception {
        var name = TestAccounts.unique("Without");
        accounts.add(TestAccounts.email(name), name, Set.of());

        assertThat(place(signIn(TestAccounts.email(name), ""))).endsWith("/login?error");
        assertThat(place(signIn(TestAccounts.email(name), "nobody's password")))
                .endsWith("/login?error");
    }

    @Test
    void protectsItsPagesByHeaders() throws Exception {
        protects(get("/login"));
        signIn(email(), PASSWORD);
        protects(get("/activities"));
        protects(get("/theme/tokens.css"));
    }

    private static void protects(HttpResponse<String> page) {
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(page.headers().firstValue("Permissions-Policy").orElse(""))
                .contains("camera=()");
    }

    @Test
    void keepsTheSessionCookieFromScriptsAndOtherSites() throws Exception {
        var answer = get("/login");

        assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                .contains("HttpOnly", "SameSite=Lax");
    }

    @Test
    void showsTheSameForAForeignAndAnUnknownAddress() throws Exception {
        signIn(email(), PASSWORD);

        assertThat(get("/environments/no-such-environment/backups").statusCode()).isEqualTo(404);
        assertThat(get("/no/such/page").statusCode()).isEqualTo(404);
        assertThat(get("/connect").statusCode()).isEqualTo(404);
        assertThat(get("/organizations/or-unknown/access").statusCode()).isEqualTo(404);
        var other = people.organization();
        assertThat(get("/organizations/" + other + "/access").statusCode()).isEqualTo(404);
    }

    @Test
    void showsTheirPagesToOperatorsAndOwners() throws Exception {
        var organization = person.roles().keySet().iterator().next();
        signIn(email(), PASSWORD);
        assertThat(get("/organizations/" + organization + "/access").statusCode()).isEqualTo(200);

        var operator = people.operator();
        people.setPassword(operator, PASSWORD);
        cookies.getCookieStore().removeAll();
        signIn(TestAccounts.email(operator.name()), PASSWORD);
        assertThat(get("/connect").statusCode()).isEqualTo(200);
        assertThat(get("/organizations/" + organization + "/access").statusCode()).isEqualTo(200);
    }

    @Test
    void setsTheFirstPasswordByALinkThatWorksOnce() throws Exception {
        var name = TestAccounts.unique("Newcomer");
        var newcomer = accounts.add(TestAccounts.email(name), name, Set.of());
        var older = accounts.oneTimeLink(newcomer);
        var token = accounts.oneTimeLink(newcomer);
        assertThat(get("/welcome/" + token).statusCode()).isEqualTo(200);
        assertThat(accounts.linkHolder(token)).contains(name);
        assertThat(accounts.linkHolder(older)).isEmpty();

        accounts.redeem(token, PASSWORD);

        assertThat(accounts.linkHolder(token)).isEmpty();
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> accounts.redeem(token, "another password"))
                .hasMessageContaining("used already");
        assertThat(place(signIn(TestAccounts.email(name), PASSWORD))).doesNotContain("error");
    }

    private String email() {
        return TestAccounts.email(person.name());
    }

    private HttpResponse<String> signIn(String email, String password) throws Exception {
        var form = "username=" + encoded(email) + "&password=" + encoded(password);
        return browser.send(
                HttpRequest.newBuilder(address("/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(address(path)).header("Accept", "text/html").build(),
                BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String place(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElse("no redirect, " + answer.statusCode());
    }

    private String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }
}
