package dev.tidemark.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * One running copy of the shop: its database, its deployed code, its uploads. Without a port it is
 * not served.
 */
record ShopEnvironment(String name, OptionalInt port, Size size, Path folder) {

    static List<ShopEnvironment> of(DemoSettings settings) {
        return List.of(
                new ShopEnvironment(
                        "production",
                        OptionalInt.of(settings.productionPort()),
                        Size.FULL,
                        settings.state().resolve("production")),
                new ShopEnvironment(
                        "staging",
                        OptionalInt.of(settings.stagingPort()),
                        Size.HALF,
                        settings.state().resolve("staging")),
                new ShopEnvironment(
                        "development",
                        OptionalInt.empty(),
                        Size.SMALL,
                        settings.state().resolve("development")));
    }

    /** Also the name of the application's database account. */
    String schema() {
        return "shop_" + name;
    }

    Path code() {
        return folder.resolve("code");
    }

    Path uploads() {
        return folder.resolve("uploads");
    }

    /** Exists once the environment is filled; until then a start makes it anew from nothing. */
    Path preparedMark() {
        return folder.resolve("prepared");
    }
}
