package dev.tidemark.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.PortalTest;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

@PortalTest
@ExtendWith(OutputCaptureExtension.class)
class FirstOperatorTest {
    private static final Pattern LINK = Pattern.compile("http\\S+/welcome/(\\S+)");

    @Autowired AccountService accounts;
    @Autowired DSLContext db;

    /** Other tests of this portal may have made operators who can sign in. */
    @BeforeEach
    @AfterEach
    void nobodyOperates() {
        db.execute("update person set password_hash = null where operator");
    }

    @Test
    void printsAFreshLinkAtEachStartUntilOneWasUsed(CapturedOutput log) {
        start(false, null);
        var first = lastToken(log);
        start(false, null);
        var second = lastToken(log);

        assertThat(log).contains("http://localhost:4711/welcome/" + second);
        assertThat(accounts.linkHolder(first)).isEmpty();
        assertThat(accounts.linkHolder(second)).contains("Operator");
        assertThat(accounts.hasOperator()).isFalse();

        accounts.redeem(second, "a good password");
        assertThat(accounts.hasOperator()).isTrue();
        start(false, null);
        assertThat(lastToken(log)).isEqualTo(second);
    }

    @Test
    void namesTheAddressThatPeopleUse(CapturedOutput log) {
        start(false, "https://backups.example");

        assertThat(log).contains("https://backups.example/welcome/");
    }

    @Test
    void printsNoneInTheDemo(CapturedOutput log) {
        start(true, null);

        assertThat(log.toString()).doesNotContain("/welcome/");
    }

    private void start(boolean demo, @Nullable String address) {
        var properties = new MockEnvironment().withProperty("local.server.port", "4711");
        new FirstOperator(accounts, properties, demo, address).invite();
    }

    private static String lastToken(CapturedOutput log) {
        return LINK.matcher(log.toString())
                .results()
                .reduce((one, other) -> other)
                .orElseThrow()
                .group(1);
    }
}
