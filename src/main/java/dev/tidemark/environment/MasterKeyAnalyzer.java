package dev.tidemark.environment;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in plain words, not by a stack trace, why a portal without its master key did not start. */
class MasterKeyAnalyzer extends AbstractFailureAnalyzer<MasterKeyRefused> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MasterKeyRefused cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
