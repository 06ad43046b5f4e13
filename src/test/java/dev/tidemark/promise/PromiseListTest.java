package dev.tidemark.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.net.URL;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.ReflectionSupport;

class PromiseListTest {

    private static final Map<Integer, Integer> PROMISES_OF_PRODUCT =
            Map.of(1, 22, 2, 23, 3, 37, 4, 23, 5, 16);

    private static Set<String> numbers() throws IOException {
        Path list = Path.of(System.getProperty("basedir", ""), "docs", "promises.md");
        return PromiseList.read(list).keySet();
    }

    @Test
    void holdsEveryPromiseOfTheFiveProductsInOrder() throws IOException {
        List<String> expected =
                IntStream.rangeClosed(1, 5)
                        .boxed()
                        .flatMap(product ->
                                IntStream.rangeClosed(1, PROMISES_OF_PRODUCT.get(product))
                                        .mapToObj(line -> "S" + product + "." + line))
                        .toList();

        assertThat(numbers()).containsExactlyElementsOf(expected);
    }

    @Test
    void holdsEveryNumberThatATestNames() throws IOException {
        List<Class<?>> classes =
                ReflectionSupport.findAllClassesInPackage(
                        "dev.tidemark", PromiseListTest::isAmongTheTests, _ -> true);

        assertThat(classes.stream().flatMap(PromiseListTest::named)).isSubsetOf(numbers());
    }

    private static boolean isAmongTheTests(Class<?> type) {
        return origin(type).equals(origin(PromiseListTest.class));
    }

    private static URL origin(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    private static Stream<String> named(Class<?> type) {
        return Stream.concat(Stream.of(type), Arrays.stream(type.getDeclaredMethods()))
                .map(PromiseListTest::promise)
                .flatMap(Arrays::stream);
    }

    private static String[] promise(AnnotatedElement element) {
        Promise promise = element.getDeclaredAnnotation(Promise.class);
        return promise == null ? new String[0] : promise.value();
    }
}
