package dev.tidemark.promise;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the promises of {@code docs/promises.md} that a test proves. On a class it holds for every
 * test method in it, those of its nested and derived classes included.
 *
 * <p>{@link PromiseReport} counts test methods only; a rule held in a field (ArchUnit) proves no
 * promise.
 */
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Promise {

    /** Numbers as the list writes them, such as {@code S3.22}. */
    String[] value();
}
