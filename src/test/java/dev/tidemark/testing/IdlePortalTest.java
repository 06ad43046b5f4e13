package dev.tidemark.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** Like {@link PortalTest}, but a portal that does no jobs: {@link TestPortal} does them. */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(properties = "jobrunr.background-job-server.enabled=false")
@ContextConfiguration(initializers = TemporaryHome.class)
@Import({TestAccounts.class, TestEnvironments.class, TestRuns.class})
public @interface IdlePortalTest {}
