package dev.tidemark.promise;

import dev.tidemark.promise.PromiseLedger.Verdict;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The report for people. */
final class PromisePage {

    private PromisePage() {}

    static String of(
            Map<String, String> texts, Map<String, Verdict> verdicts, List<PromisedTest> tests) {
        StringBuilder page = new StringBuilder("# Promises and their tests\n\n");
        page.append("%d of %d promises are proved. ".formatted(proved(verdicts), texts.size()))
                .append("%d have a test that did not pass, ".formatted(broken(verdicts)))
                .append("%d have no test yet.\n".formatted(untested(verdicts)));
        TreeSet<String> unknown = new TreeSet<>();
        tests.forEach(test -> unknown.addAll(test.promises()));
        unknown.removeAll(texts.keySet());
        if (!unknown.isEmpty()) {
            page.append("\nTests name what the list does not hold: ")
                    .append(String.join(", ", unknown))
                    .append(".\n");
        }
        page.append("\n| promise | state | text | tests |\n|---|---|---|---|\n");
        texts.forEach((number, text) -> page.append(row(number, text, verdicts.get(number))));
        return page.toString();
    }

    private static String row(String number, String text, Verdict verdict) {
        return "| %s | %s | %s | %s |\n"
                .formatted(
                        number,
                        state(verdict),
                        text.replace("|", "\\|"),
                        String.join("<br>", verdict.tests()));
    }

    private static String state(Verdict verdict) {
        if (verdict.tests().isEmpty()) {
            return "no test";
        }
        return verdict.passed() ? "proved" : "not passed";
    }

    private static long proved(Map<String, Verdict> verdicts) {
        return verdicts.values().stream().filter(Verdict::passed).count();
    }

    private static long untested(Map<String, Verdict> verdicts) {
        return verdicts.values().stream().filter(verdict -> verdict.tests().isEmpty()).count();
    }

    private static long broken(Map<String, Verdict> verdicts) {
        return verdicts.size() - proved(verdicts) - untested(verdicts);
    }
}
