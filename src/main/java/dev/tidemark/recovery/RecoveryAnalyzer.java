package dev.tidemark.recovery;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in plain words, not by a stack trace, why nothing was brought back. */
class RecoveryAnalyzer extends AbstractFailureAnalyzer<RecoveryRefused> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, RecoveryRefused cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
