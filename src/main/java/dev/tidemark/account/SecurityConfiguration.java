package dev.tidemark.account;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    /** As strict as Vaadin 25.2 can run under. */
    private static final String CONTENT_SECURITY_POLICY =
            String.join(
                    "; ",
                    "default-src 'self'",
                    "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
                    "style-src 'self' 'unsafe-inline'",
                    "img-src 'self' data:",
                    "font-src 'self' data:",
                    "connect-src 'self' ws: wss:",
                    "object-src 'none'",
                    "base-uri 'self'",
                    "form-action 'self'",
                    "frame-ancestors 'none'");

    @Bean
    Clock clock() {
        return Clock.tick(
                Clock.systemUTC(),
                Duration.ofNanos(
                        1000)); // as exact as the database, so that what is read equals what was
        // written
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder(12);
    }

    /** Nobody reads a timing of each filter, and each would cost every request. */
    @Bean
    SecurityObservationSettings noObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain portalSecurity(HttpSecurity http, AuthenticationProvider signIn)
            throws Exception {
        // Without the application's own manager as its parent, which would try each sign-in once
        // more.
        http.authenticationManager(new ProviderManager(signIn));
        http.authorizeHttpRequests(requests ->
                requests.requestMatchers(
                                "/theme/**",
                                "/aura/**",
                                "/lumo/**",
                                "/icons/**",
                                "/favicon.svg",
                                "/actuator/health")
                        .permitAll());
        http.headers(headers ->
                headers.withObjectPostProcessor(eagerHeaders())
                        .contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions ->
                                permissions.policy(
                                        "camera=(), microphone=(), geolocation=(), payment=()")));
        http.with(
                VaadinSecurityConfigurer.vaadin(),
                vaadin -> vaadin.loginView("/login").anyRequest(AuthorizedUrl::authenticated));
        http.formLogin(form -> form.failureHandler(new SignInFailureHandler()));
        return http.build();
    }

    /** Vaadin commits its pages before Spring would write headers, so they are written first. */
    private static ObjectPostProcessor<HeaderWriterFilter> eagerHeaders() {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends HeaderWriterFilter> O postProcess(O filter) {
                filter.setShouldWriteHeadersEagerly(true);
                return filter;
            }
        };
    }
}
