package dev.tidemark.environment;

/** Whether an environment runs. Only an active one can be backed up or restored (S3.1). */
public enum EnvironmentState {
    ACTIVE,
    INACTIVE,
    DELETED
}
