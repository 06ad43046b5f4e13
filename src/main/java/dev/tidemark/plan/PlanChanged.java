package dev.tidemark.plan;

import dev.tidemark.environment.ProjectId;
import java.util.List;

/** The terms of these projects changed; published within the transaction that saves it. */
public record PlanChanged(List<ProjectId> projects) {
    public PlanChanged {
        projects = List.copyOf(projects);
    }
}
