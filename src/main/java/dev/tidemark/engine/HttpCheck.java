package dev.tidemark.engine;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Asks a health address whether the application answers as expected. */
public final class HttpCheck {
    private static final int LARGEST_BODY = 1 << 20;
    private static final int OK = 200;
    private static final int REDIRECTED = 300;

    private final HttpClient client;

    public HttpCheck() {
        client =
                HttpClient.newBuilder()
                        .connectTimeout(Duration.ofSeconds(10))
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build();
    }

    /**
     * @param expectedText must occur in the first megabyte of the answer, since an application
     *     whose tables are gone may still answer 200; null accepts any
     * @param timeout for all of it, from the first connection over redirects to the last byte
     */
    public HttpHealth check(URI address, @Nullable String expectedText, Duration timeout) {
        var start = System.nanoTime();
        var request =
                HttpRequest.newBuilder(address)
                        .timeout(timeout)
                        .header("User-Agent", "Tidemark health check")
                        .build();
        var answer = client.sendAsync(request, head -> new FirstBytes(LARGEST_BODY));
        try {
            var response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            var text = new String(response.body(), StandardCharsets.UTF_8);
            return judge(response.statusCode(), text, expectedText, millis(start));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(new Failure.Cancelled("The health check"), e);
        } catch (TimeoutException e) {
            var late = new HttpTimeoutException("the answer did not end");
            return new HttpHealth.Silent(millis(start), reason(address, timeout, late));
        } catch (ExecutionException e) {
            var problem =
                    e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
            return new HttpHealth.Silent(millis(start), reason(address, timeout, problem));
        } finally {
            answer.cancel(true);
        }
    }

    private static HttpHealth judge(
            int status, String text, @Nullable String expectedText, long millis) {
        if (status < OK || status >= REDIRECTED) {
            return new HttpHealth.Unexpected(
                    status, millis, "Answered %d instead of 200.".formatted(status));
        }
        if (expectedText != null && !text.contains(expectedText)) {
            return new HttpHealth.Unexpected(
                    status,
                    millis,
                    "Answered %d, but without the expected text “%s”."
                            .formatted(status, expectedText));
        }
        return new HttpHealth.Healthy(status, millis);
    }

    private static String reason(URI address, Duration timeout, IOException e) {
        var where = address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
        return switch (e) {
            case HttpTimeoutException _ ->
                    "%s did not answer within %s.".formatted(where, Sentence.duration(timeout));
            case SSLException _ ->
                    "%s has no trusted certificate: %s"
                            .formatted(where, Sentence.end(String.valueOf(e.getMessage())));
            case UnknownHostException _ -> "The name %s is not known.".formatted(where);
            case ConnectException _ when e.getCause() instanceof UnresolvedAddressException ->
                    "The name %s is not known.".formatted(where);
            case ConnectException _ when unresolved(e) ->
                    "The name %s is not known.".formatted(where);
            case ConnectException _ -> "%s refused the connection.".formatted(where);
            default ->
                    "%s broke the connection: %s"
                            .formatted(where, Sentence.end(String.valueOf(e.getMessage())));
        };
    }

    private static boolean unresolved(IOException e) {
        return e.getCause() != null
                && e.getCause().getCause() instanceof UnresolvedAddressException;
    }

    private static long millis(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}
