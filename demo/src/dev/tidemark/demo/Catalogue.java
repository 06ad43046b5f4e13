package dev.tidemark.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Makes up the shop's range. The same number always gives the same articles. */
final class Catalogue {

    record Brand(String name, String country) {}

    static final List<Brand> BRANDS =
            List.of(
                    new Brand("Fjellvarde", "NO"),
                    new Brand("Lyngen & Sønn", "NO"),
                    new Brand("Storsjö", "SE"),
                    new Brand("Älvdal", "SE"),
                    new Brand("Kaamos", "FI"),
                    new Brand("Revontuli", "FI"),
                    new Brand("Hekla Works", "IS"),
                    new Brand("Skagerrak", "DK"),
                    new Brand("Wattenläufer", "DE"),
                    new Brand("Kaltwasser", "DE"),
                    new Brand("Cairn & Burn", "GB"),
                    new Brand("Aiguille Rouge", "FR"));

    private static final List<String> SERIES =
            List.of(
                    "Abisko",
                    "Akka",
                    "Besseggen",
                    "Dovre",
                    "Eidfjord",
                    "Femund",
                    "Galdhø",
                    "Hallingskarv",
                    "Hardanger",
                    "Inari",
                    "Jotun",
                    "Kebne",
                    "Kilpis",
                    "Kungsled",
                    "Lofot",
                    "Lyngen",
                    "Møre",
                    "Nuuksio",
                    "Odda",
                    "Padjelanta",
                    "Pallas",
                    "Rago",
                    "Rondane",
                    "Saana",
                    "Sarek",
                    "Senja",
                    "Setesdal",
                    "Snøhetta",
                    "Stabbur",
                    "Stetind",
                    "Sylarna",
                    "Tafjord",
                    "Tinden",
                    "Torne",
                    "Trolltind",
                    "Urke",
                    "Vågå",
                    "Vindel",
                    "Ylläs",
                    "Åre");

    private Catalogue() {}

    static List<Product> of(int size) {
        var random = new Random(2026);
        var products = new ArrayList<Product>(size);
        var names = namesByCategory(random);
        for (int i = 0; i < size; i++) {
            int category = i % Category.ALL.size();
            products.add(
                    product(
                            i + 1,
                            category,
                            names.get(category).get(i / Category.ALL.size()),
                            random));
        }
        return products;
    }

    /**
     * Series and noun: 240 different names in every category, then the same with another ending.
     */
    private static List<List<String>> namesByCategory(Random random) {
        return Category.ALL.stream()
                .map(category -> {
                    var names = new ArrayList<String>();
                    for (var noun : category.nouns()) {
                        for (var series : SERIES) {
                            names.add(series + " " + noun);
                        }
                    }
                    Collections.shuffle(names, random);
                    names.addAll(names.subList(0, 60).stream().map(name -> name + " II").toList());
                    return (List<String>) names;
                })
                .toList();
    }

    private static Product product(int id, int number, String name, Random random) {
        var category = Category.ALL.get(number);
        int weight = between(category.lightest(), category.heaviest(), random) / 10 * 10;
        var material = any(category.materials(), random);
        var variant = any(category.variants(), random);
        int picture = (id / Category.ALL.size() * 7 + number * 5) % Category.PICTURES;
        return new Product(
                id,
                "NO-%06d".formatted(100_000 + id * 7),
                name + " " + variant,
                number + 1,
                random.nextInt(BRANDS.size()) + 1,
                price(category, random),
                random.nextInt(12) == 0 ? 0 : 5 + random.nextInt(140),
                weight,
                "{\"variant\": \"%s\", \"material\": \"%s\", \"repairable\": %s}"
                        .formatted(variant, material, random.nextInt(5) > 0),
                description(category, material, weight, random),
                category.picture(picture));
    }

    private static BigDecimal price(Category category, Random random) {
        double share = Math.pow(random.nextDouble(), 1.8);
        long euros =
                Math.round(
                        category.cheapest() + share * (category.dearest() - category.cheapest()));
        return new BigDecimal(euros + (euros < 60 ? ".90" : ".00"));
    }

    private static String description(
            Category category, String material, int weight, Random random) {
        var benefits = new ArrayList<>(category.benefits());
        Collections.shuffle(benefits, random);
        return "Made of %s. %s %s It weighs %s. We repair it for as long as we exist."
                .formatted(material, benefits.get(0), benefits.get(1), weight(weight));
    }

    static String weight(int grams) {
        return grams < 1000 ? grams + " g" : String.format(Locale.ROOT, "%.1f kg", grams / 1000.0);
    }

    private static int between(int from, int to, Random random) {
        return from + random.nextInt(to - from);
    }

    private static <T> T any(List<T> choice, Random random) {
        return choice.get(random.nextInt(choice.size()));
    }
}
