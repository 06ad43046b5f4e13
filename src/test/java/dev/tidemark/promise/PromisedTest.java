package dev.tidemark.promise;

import java.util.List;

/**
 * What came of a test method that names promises.
 *
 * @param id binary name of the class, a dot, the method; overloads count as one
 */
record PromisedTest(String id, List<String> promises, boolean passed) {

    /**
     * As the report shows it, without the package: {@code ClassTest.method} or {@code
     * ClassTest.Nested.method}.
     */
    String name() {
        int method = id.lastIndexOf('.');
        return id.substring(id.lastIndexOf('.', method - 1) + 1).replace('$', '.');
    }
}
