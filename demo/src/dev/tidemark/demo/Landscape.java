package dev.tidemark.demo;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Draws a product's picture: the article before layers of mountains. The same seed gives the same
 * picture.
 */
final class Landscape {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 360;

    /**
     * An hour of the day: sky from top to horizon, sun or moon, the farthest and the nearest ridge.
     */
    private record Hour(
            String top, String middle, String horizon, String light, int far, int near) {}

    private record Cloth(String colour, String dark, String light) {}

    private static final List<Hour> HOURS =
            List.of(
                    new Hour("#2b4c7e", "#7fa3c7", "#fbe3c0", "#fff6df", 0x9db4c8, 0x1d3145),
                    new Hour("#1a2a4f", "#5b4b86", "#f2a07b", "#ffd9a8", 0x9a7d9c, 0x1b1c36),
                    new Hour("#0d1b2f", "#16384f", "#2f6f73", "#eef6f4", 0x3c6b76, 0x081521),
                    new Hour("#6fb3d2", "#a9d3e3", "#eaf4f2", "#fffdf4", 0xa8c5cf, 0x20495a),
                    new Hour("#e8b18c", "#f3d0ac", "#fcefdc", "#fffaf0", 0xd9b39c, 0x5c3a3f),
                    new Hour("#3c5a6b", "#8ba7ad", "#dfe8e4", "#ffffff", 0xa9bcbd, 0x26403f),
                    new Hour("#12213d", "#2f4a7a", "#9fb8d8", "#f4f7ff", 0x6f8bb3, 0x0e1a30));

    private static final List<Cloth> CLOTHS =
            List.of(
                    new Cloth("#d9542b", "#8f2f14", "#ffd3b8"),
                    new Cloth("#e2a32b", "#8d5c0a", "#fff0c4"),
                    new Cloth("#2f7f86", "#12474d", "#c5ecec"),
                    new Cloth("#b7364a", "#6c1527", "#ffd0d5"),
                    new Cloth("#4f7d3a", "#274a19", "#dcefc8"),
                    new Cloth("#4563a8", "#21356a", "#d3dffb"),
                    new Cloth("#7c5a9c", "#45295f", "#e9dbf7"));

    private Landscape() {}

    static String draw(Category category, int number) {
        int shelf = Category.ALL.indexOf(category);
        var random = new Random(shelf * 7919L + number * 104_729L);
        var hour = HOURS.get((number * 3 + number / 7 + shelf) % HOURS.size());
        var svg = new StringBuilder(8000);
        svg.append(
                        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d'>"
                                .formatted(WIDTH, HEIGHT))
                .append("<title>")
                .append(category.name())
                .append(" ")
                .append(number + 1)
                .append("</title>");
        sky(svg, hour, random);
        for (int layer = 0; layer < 5; layer++) {
            ridge(svg, hour, layer, random);
        }
        article(svg, category, CLOTHS.get((number + shelf * 2) % CLOTHS.size()));
        return svg.append("</svg>\n").toString();
    }

    private static void sky(StringBuilder svg, Hour hour, Random random) {
        svg.append(
                """
                <defs><linearGradient id='s' x2='0' y2='1'><stop stop-color='%s'/><stop offset='.45' stop-color='%s'/>\
                <stop offset='.8' stop-color='%s'/></linearGradient></defs><path fill='url(#s)' d='M0 0h480v360H0z'/>
                """
                        .formatted(hour.top, hour.middle, hour.horizon));
        if (isDark(hour)) {
            svg.append("<g fill='#fff'>");
            for (int star = 0; star < 40; star++) {
                svg.append(
                        format(
                                "<circle cx='%d' cy='%d' r='%.1f' opacity='%.2f'/>",
                                random.nextInt(WIDTH),
                                random.nextInt(170),
                                .4 + random.nextDouble(),
                                .3 + random.nextDouble() * .6));
            }
            svg.append("</g>");
            northernLight(svg, random);
        }
        svg.append(
                format(
                        "<circle cx='%d' cy='%d' r='%d' fill='%s' opacity='.92'/>",
                        60 + random.nextInt(360),
                        40 + random.nextInt(80),
                        16 + random.nextInt(16),
                        hour.light));
    }

    private static void northernLight(StringBuilder svg, Random random) {
        int from = 20 + random.nextInt(100);
        svg.append(
                format(
                        "<path fill='none' stroke='#7df0c0' stroke-width='34' stroke-linecap='round' opacity='.2' "
                                + "d='M-40 %d C120 %d 220 %d 520 %d'/><path fill='none' stroke='#b6a3ff' stroke-width='14' opacity='.2' "
                                + "d='M-40 %d C150 %d 260 %d 520 %d'/>",
                        from + 60,
                        from - 40,
                        from + 110,
                        from,
                        from + 30,
                        from - 60,
                        from + 80,
                        from - 30));
    }

    private static void ridge(StringBuilder svg, Hour hour, int layer, Random random) {
        double base = 165 + layer * 42;
        double height = 92 - layer * 15;
        double phase = random.nextDouble() * 40;
        var path = new StringBuilder("M0 360");
        for (int x = 0; x <= WIDTH; x += 6) {
            double wave =
                    Math.sin((x + phase * 20) / (92 - layer * 6)) * .55
                            + Math.sin((x + phase * 33) / 37) * .3
                            + (random.nextDouble() - .5) * .22;
            path.append(format("L%d %.1f", x, base - height * wave * .6));
        }
        svg.append("<path fill='")
                .append(mix(hour.far, hour.near, layer / 4.0))
                .append("' d='")
                .append(path)
                .append("L480 360z'/>");
        if (layer == 3) {
            trees(svg, mix(hour.far, hour.near, .86), random);
        }
    }

    private static void trees(StringBuilder svg, String colour, Random random) {
        svg.append("<g fill='").append(colour).append("'>");
        for (int tree = 0; tree < 26; tree++) {
            int x = random.nextInt(WIDTH);
            int size = 14 + random.nextInt(20);
            int foot = 322 + random.nextInt(24);
            svg.append(
                    "<path d='M%d %dl%d %dh-%dz'/>"
                            .formatted(x, foot - size * 2, size / 2, size * 2, size / 2 * 2));
        }
        svg.append("</g>");
    }

    private static void article(StringBuilder svg, Category category, Cloth cloth) {
        svg.append(
                        "<ellipse cx='240' cy='322' rx='96' ry='9' opacity='.3'/>"
                                + "<g transform='translate(140 142) scale(2)' stroke-linejoin='round'>")
                .append(
                        category.glyph()
                                .replace("'c'", "'" + cloth.colour + "'")
                                .replace("'d'", "'" + cloth.dark + "'")
                                .replace("'l'", "'" + cloth.light + "'"))
                .append("</g>");
    }

    private static boolean isDark(Hour hour) {
        return Integer.parseInt(hour.top.substring(1, 3), 16) < 0x20;
    }

    private static String mix(int from, int to, double share) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int low = from >> shift & 255;
            int high = to >> shift & 255;
            mixed |= (int) Math.round(low + (high - low) * share) << shift;
        }
        return "#%06x".formatted(mixed);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
