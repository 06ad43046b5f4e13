package dev.tidemark.engine.mariadb;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A column whose default is a sequence names that sequence with its schema, and no rename changes
 * that.
 */
final class SequenceDefaults {
    private SequenceDefaults() {}

    /**
     * Makes columns name the live schemas instead of those that things were prepared in.
     *
     * @param before the rename, which works for sequences that are live already; else after it
     */
    static List<Statement> of(CutoverPlan plan, Catalogue catalogue, boolean before) {
        var tables =
                plan.databases().stream()
                        .map(database -> before ? database.incoming() : database.live())
                        .toList();
        return catalogue.sequenceDefaults(tables).stream()
                .flatMap(column -> statement(plan, column))
                .toList();
    }

    private static Stream<Statement> statement(CutoverPlan plan, Catalogue.ColumnDefault column) {
        var expression = column.expression();
        for (var database : plan.databases()) {
            expression =
                    expression.replace(
                            Sql.name(database.incoming()) + ".", Sql.name(database.live()) + ".");
        }
        return expression.equals(column.expression())
                ? Stream.empty()
                : Stream.of(
                        Statement.of(
                                Stream.of(
                                                "alter table",
                                                Sql.name(column.schema(), column.table()),
                                                "alter column",
                                                Sql.name(column.column()),
                                                "set default",
                                                "(" + expression + ")")
                                        .collect(Collectors.joining(" "))));
    }
}
