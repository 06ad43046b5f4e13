package dev.tidemark.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test in the whole portal, as in production but without its web server: the embedded database in
 * a home of its own, the jobs running. One portal serves all these tests of a run, so each makes
 * the organizations that it looks at, with {@link TestAccounts} and {@link TestEnvironments}.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest
@ContextConfiguration(initializers = TemporaryHome.class)
@Import({TestAccounts.class, TestEnvironments.class, TestRuns.class})
public @interface PortalTest {}
