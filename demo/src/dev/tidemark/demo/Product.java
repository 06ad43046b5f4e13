package dev.tidemark.demo;

import java.math.BigDecimal;

/** An article as it is first put on the shelf. */
record Product(
        int id,
        String articleNumber,
        String name,
        int category,
        int brand,
        BigDecimal price,
        int stock,
        int weightGrams,
        String attributes,
        String description,
        String picture) {}
