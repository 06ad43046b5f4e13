package dev.tidemark.engine.mariadb;

import java.util.ArrayList;
import java.util.List;

/**
 * What an operator has to know after a cutover or its way back.
 *
 * @param remarks sentences, such as where a table is that the application made meanwhile
 * @param statements SQL that the account may not run and an administrator has to, such as grants on
 *     routines
 */
public record CutoverResult(List<String> remarks, List<String> statements) {
    public static final CutoverResult NOTHING = new CutoverResult(List.of(), List.of());

    public CutoverResult {
        remarks = List.copyOf(remarks);
        statements = List.copyOf(statements);
    }

    CutoverResult and(CutoverResult other) {
        var allRemarks = new ArrayList<>(remarks);
        allRemarks.addAll(other.remarks);
        var allStatements = new ArrayList<>(statements);
        allStatements.addAll(other.statements);
        return new CutoverResult(allRemarks, allStatements);
    }
}
