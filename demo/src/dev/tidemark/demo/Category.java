package dev.tidemark.demo;

import java.util.List;

/**
 * A shelf of the shop, with what its articles are made of. {@code glyph} is drawn on the pictures,
 * in a square of 100 × 100: {@code c} stands for the article's colour, {@code d} for a darker one,
 * {@code l} for a light one.
 */
record Category(
        String slug,
        String name,
        List<String> nouns,
        List<String> variants,
        List<String> materials,
        List<String> benefits,
        int cheapest,
        int dearest,
        int lightest,
        int heaviest,
        String glyph) {

    static final int PICTURES = 25;

    static final List<Category> ALL =
            List.of(
                    new Category(
                            "tents",
                            "Tents",
                            List.of(
                                    "Tunnel Tent",
                                    "Dome Tent",
                                    "Ridge Tent",
                                    "Family Tent",
                                    "Storm Shelter",
                                    "Tarp"),
                            List.of("1P", "2P", "3P", "4P", "Light 2P", "Winter 2P"),
                            List.of(
                                    "silicone-coated ripstop nylon",
                                    "40-denier polyamide",
                                    "recycled polyester",
                                    "cotton blend"),
                            List.of(
                                    "Stands in ten minutes, also with gloves on.",
                                    "Two vestibules keep wet boots outside.",
                                    "Calm in wind up to 80 km/h.",
                                    "The inner tent can stay at home on warm nights.",
                                    "Colour-coded poles, pegs for snow and sand."),
                            89,
                            899,
                            900,
                            6800,
                            """
                            <path fill='d' d='M50 14 96 86H4z'/><path fill='c' d='M50 14 78 86H4z'/><path fill='l' d='M50 14 55 86H27z'/>
                            <path fill='d' d='m48 34 2 52H33z'/><path stroke='l' stroke-width='1.5' fill='none' d='M50 14 46 8M4 86-4 92M96 86l8 6'/>\
                            """),
                    new Category(
                            "backpacks",
                            "Backpacks",
                            List.of(
                                    "Trekking Pack",
                                    "Day Pack",
                                    "Alpine Pack",
                                    "Roll-Top",
                                    "Duffel",
                                    "Trail Vest"),
                            List.of("18 L", "24 L", "35 L", "48 L", "65 + 10 L", "12 L"),
                            List.of(
                                    "waxed canvas",
                                    "210-denier Cordura",
                                    "recycled sailcloth",
                                    "polyamide with a double weave"),
                            List.of(
                                    "The back length is set in seconds, under load too.",
                                    "Hip pockets take a map and a bar.",
                                    "A rain cover lives in the lid.",
                                    "Air moves behind the mesh back.",
                                    "Ice axe loops that do not catch on trees."),
                            49,
                            389,
                            420,
                            2600,
                            """
                            <path fill='none' stroke='d' stroke-width='5' d='M40 16c0-12 20-12 20 0'/><rect fill='c' x='24' y='14' width='52' height='76' rx='16'/>
                            <path fill='d' d='M24 32c0-24 52-24 52 0v6H24z'/><rect fill='l' x='33' y='54' width='34' height='26' rx='6'/>
                            <path stroke='d' stroke-width='3' d='M33 63h34M38 38v10M62 38v10'/><rect fill='d' x='15' y='50' width='8' height='30' rx='4'/><rect fill='d' x='77' y='50' width='8' height='30' rx='4'/>\
                            """),
                    new Category(
                            "boots",
                            "Boots and shoes",
                            List.of(
                                    "Trekking Boot",
                                    "Approach Shoe",
                                    "Winter Boot",
                                    "Trail Runner",
                                    "Mountain Boot",
                                    "Hut Slipper"),
                            List.of("Women", "Men", "Mid", "Low", "Wide", "High"),
                            List.of(
                                    "full-grain leather",
                                    "nubuck",
                                    "wool felt",
                                    "knitted recycled yarn"),
                            List.of(
                                    "Can be resoled, twice and more.",
                                    "Grips on wet granite and on roots.",
                                    "Dry feet after a day in bogs.",
                                    "Wide toe box for long descents.",
                                    "Crampons hold at the heel."),
                            59,
                            349,
                            480,
                            1900,
                            """
                            <path fill='c' d='M30 12h28l2 30c12 8 28 8 32 24v10H26c-2-22 4-40 4-64z'/><path fill='d' d='M24 76h70v6c0 4-2 6-6 6H28c-3 0-4-2-4-5z'/>
                            <path fill='d' d='M30 12h28l.6 9H30z'/><path stroke='l' stroke-width='3.5' stroke-linecap='round' d='m50 30 10-2M51 38l10-2M54 46l10-4M61 52l8-6'/>\
                            """),
                    new Category(
                            "jackets",
                            "Jackets",
                            List.of(
                                    "Shell Jacket",
                                    "Down Jacket",
                                    "Rain Jacket",
                                    "Fleece",
                                    "Wool Jacket",
                                    "Wind Shirt"),
                            List.of("Women", "Men", "Light", "Hooded", "Long", "Pro"),
                            List.of(
                                    "three-layer membrane",
                                    "responsible down",
                                    "merino wool",
                                    "organic cotton and wax"),
                            List.of(
                                    "The hood fits over a helmet.",
                                    "Packs into its own pocket.",
                                    "Vents under the arms, both ways.",
                                    "Free of PFAS.",
                                    "Pockets sit above the hip belt."),
                            69,
                            549,
                            180,
                            1300,
                            """
                            <path fill='d' d='M36 14c4-10 24-10 28 0l4 12H32z'/><path fill='c' d='M34 18 50 24l16-6c14 6 20 16 26 50l-12 4-10-26v44H30V46L20 72 8 68c6-34 12-44 26-50z'/>
                            <path stroke='l' stroke-width='2.5' d='M50 24v66'/><path stroke='d' stroke-width='3' stroke-linecap='round' d='m36 66 6 8M64 66l-6 8M38 40h8'/>\
                            """),
                    new Category(
                            "sleeping",
                            "Sleeping bags and mats",
                            List.of(
                                    "Down Bag",
                                    "Summer Bag",
                                    "Winter Bag",
                                    "Air Mat",
                                    "Foam Mat",
                                    "Quilt"),
                            List.of("−12 °C", "0 °C", "+8 °C", "Long", "Short", "Wide"),
                            List.of(
                                    "700 cuin down",
                                    "recycled hollow fibre",
                                    "taffeta",
                                    "closed-cell foam"),
                            List.of(
                                    "The zip runs without biting the cloth.",
                                    "A draught collar keeps the warmth in.",
                                    "Dries on a branch within an afternoon.",
                                    "Quiet when you turn around.",
                                    "Its sack makes a pillow."),
                            39,
                            629,
                            360,
                            2400,
                            """
                            <path fill='c' d='M50 6c18 0 26 14 26 32 0 20-8 30-10 48-1 8-31 8-32 0-2-18-10-28-10-48C24 20 32 6 50 6z'/>
                            <path fill='d' d='M50 12c12 0 18 8 18 18 0 8-8 12-18 12s-18-4-18-12c0-10 6-18 18-18z'/><ellipse fill='l' cx='50' cy='30' rx='11' ry='9'/>
                            <path stroke='d' stroke-width='2' fill='none' d='M27 52c14 6 32 6 46 0M32 64c10 5 26 5 36 0M35 76c8 4 22 4 30 0'/>\
                            """),
                    new Category(
                            "cooking",
                            "Cooking",
                            List.of(
                                    "Gas Stove",
                                    "Wood Stove",
                                    "Pot Set",
                                    "Kettle",
                                    "Coffee Maker",
                                    "Pan"),
                            List.of("Solo", "Duo", "Ti", "0.9 L", "1.4 L", "Group"),
                            List.of(
                                    "titanium",
                                    "hard-anodised aluminium",
                                    "stainless steel",
                                    "enamelled steel"),
                            List.of(
                                    "Boils half a litre in under four minutes.",
                                    "A cartridge nests inside.",
                                    "Handles stay cool.",
                                    "Burns with twigs, cones and patience.",
                                    "Measures are stamped inside."),
                            19,
                            219,
                            110,
                            1500,
                            """
                            <path fill='d' d='M30 20c0-4 40-4 40 0v4H30z'/><path fill='c' d='M24 24h52v28c0 8-6 12-12 12H36c-6 0-12-4-12-12z'/><path stroke='d' stroke-width='5' stroke-linecap='round' d='M77 32h18'/>
                            <path fill='l' d='M30 30h5v20h-5z'/><path fill='#f59a3c' d='M50 66c8 8 14 12 8 22H42c-6-10 4-12 8-22z'/><path fill='#fbd66b' d='M50 76c4 4 6 7 3 12h-6c-3-5 1-7 3-12z'/><path stroke='d' stroke-width='4' stroke-linecap='round' d='M28 66 20 90M72 66l8 24'/>\
                            """),
                    new Category(
                            "lights",
                            "Lights",
                            List.of(
                                    "Headlamp",
                                    "Lantern",
                                    "Camp Light",
                                    "Torch",
                                    "Bike Light",
                                    "Hut Lamp"),
                            List.of("200", "400", "800", "Red", "Solar", "Mini"),
                            List.of(
                                    "aluminium",
                                    "polycarbonate",
                                    "recycled plastic",
                                    "brass and glass"),
                            List.of(
                                    "Eighty hours at reading light.",
                                    "Red light keeps the eyes used to the dark.",
                                    "Charges by USB-C or by the sun.",
                                    "One button, no blinking by accident.",
                                    "Floats, in case."),
                            15,
                            179,
                            60,
                            620,
                            """
                            <path fill='none' stroke='d' stroke-width='4' d='M36 24c0-22 28-22 28 0'/><path fill='d' d='M36 22h28l6 10H30z'/><rect fill='#ffe9a8' x='32' y='32' width='36' height='42' rx='4'/>
                            <path fill='#ffc94d' d='M50 40c6 8 10 14 10 20a10 10 0 0 1-20 0c0-6 4-12 10-20z'/><path stroke='c' stroke-width='4' d='M33 32v42M67 32v42'/><path fill='c' d='M28 74h44v8c0 5-3 8-8 8H36c-5 0-8-3-8-8z'/>\
                            """),
                    new Category(
                            "climbing",
                            "Climbing",
                            List.of(
                                    "Harness",
                                    "Carabiner",
                                    "Single Rope",
                                    "Helmet",
                                    "Quickdraw Set",
                                    "Via Ferrata Set"),
                            List.of("60 m", "40 m", "HMS", "S–M", "M–L", "Light"),
                            List.of(
                                    "forged aluminium",
                                    "polyamide core and mantle",
                                    "Dyneema",
                                    "expanded foam and ABS"),
                            List.of(
                                    "Checked one by one before it leaves us.",
                                    "Keylock nose, nothing catches.",
                                    "The middle is marked, and stays marked.",
                                    "Soft in the hand after years.",
                                    "Certified to EN and UIAA."),
                            12,
                            279,
                            40,
                            3900,
                            """
                            <path fill='none' stroke='d' stroke-width='5' d='M4 4c26 8 38 2 42 22'/><path fill='none' stroke='c' stroke-width='9' stroke-linejoin='round' d='M38 20c6-10 26-8 30 4l10 44c3 14-6 22-18 22-14 0-22-8-22-20z'/>
                            <path stroke='l' stroke-width='5' d='M38 28v34'/><rect fill='d' x='32' y='38' width='12' height='20' rx='3'/>\
                            """),
                    new Category(
                            "bottles",
                            "Bottles and food",
                            List.of(
                                    "Insulated Bottle",
                                    "Flask",
                                    "Soft Flask",
                                    "Food Jar",
                                    "Water Filter",
                                    "Mug"),
                            List.of("0.5 L", "0.7 L", "1.0 L", "Kids", "Wide", "Slim"),
                            List.of(
                                    "stainless steel",
                                    "tritan",
                                    "borosilicate glass",
                                    "beech and steel"),
                            List.of(
                                    "Tea is hot at the summit and at the bus.",
                                    "Goes into the dishwasher, lid and all.",
                                    "Fits every bike cage.",
                                    "Spare seals for ten years.",
                                    "No taste of yesterday."),
                            9,
                            89,
                            80,
                            780,
                            """
                            <rect fill='d' x='40' y='6' width='20' height='16' rx='4'/><path fill='c' d='M38 20h24c0 10 8 12 8 22v42c0 5-3 8-8 8H38c-5 0-8-3-8-8V42c0-10 8-12 8-22z'/>
                            <path fill='l' d='M30 52h40v20H30z'/><path fill='d' d='m36 72 10-14 7 8 5-5 8 11z'/><path fill='none' stroke='d' stroke-width='3' d='M46 6c0-6 8-6 8 0'/>\
                            """),
                    new Category(
                            "snow",
                            "Snow",
                            List.of(
                                    "Snowshoe",
                                    "Trekking Pole",
                                    "Touring Ski",
                                    "Pulka",
                                    "Avalanche Probe",
                                    "Snow Shovel"),
                            List.of("Pair", "120 cm", "160 cm", "Carbon", "Junior", "Tour"),
                            List.of("ash wood", "carbon", "aluminium 7075", "steel and leather"),
                            List.of(
                                    "Bindings open with thick gloves.",
                                    "Tips and edges can be replaced.",
                                    "Light enough to forget on the pack.",
                                    "Baskets for summer and winter.",
                                    "Waxed by hand in Tromsø."),
                            29,
                            589,
                            240,
                            3600,
                            """
                            <path fill='c' d='M34 6c8 0 12 12 12 26v28c0 14-4 32-12 32s-12-18-12-32V32C22 18 26 6 34 6z'/><path fill='l' d='M34 14c4 0 6 8 6 18v28c0 10-2 22-6 22s-6-12-6-22V32c0-10 2-18 6-18z'/>
                            <path stroke='d' stroke-width='2.5' d='m28 30 12 10M40 30 28 40M28 50h12M28 58h12'/><path stroke='d' stroke-width='4.500' stroke-linecap='round' d='M62 10v80M80 10v80'/><ellipse fill='c' cx='62' cy='78' rx='9' ry='3'/><ellipse fill='c' cx='80' cy='78' rx='9' ry='3'/><path stroke='c' stroke-width='8' stroke-linecap='round' d='M62 12v14M80 12v14'/>\
                            """),
                    new Category(
                            "navigation",
                            "Navigation",
                            List.of(
                                    "Compass",
                                    "Trail Map",
                                    "GPS Watch",
                                    "Altimeter",
                                    "Binoculars",
                                    "Map Case"),
                            List.of("North", "Pro", "1:50 000", "8 × 32", "Basic", "Set"),
                            List.of(
                                    "acrylic and steel",
                                    "synthetic paper",
                                    "sapphire glass",
                                    "rubber-armoured aluminium"),
                            List.of(
                                    "Readable by moonlight.",
                                    "Waterproof, and it may be folded wrongly.",
                                    "Two weeks on one charge.",
                                    "The needle rests within two seconds.",
                                    "Declination is set without a tool."),
                            9,
                            449,
                            30,
                            780,
                            """
                            <circle fill='d' cx='50' cy='52' r='40'/><circle fill='l' cx='50' cy='52' r='33'/><circle fill='none' stroke='c' stroke-width='2' cx='50' cy='52' r='27' stroke-dasharray='2 5'/>
                            <path fill='c' d='m64 32-8 26-12-12z'/><path fill='d' d='m36 72 8-26 12 12z'/><circle fill='l' cx='50' cy='52' r='3'/><rect fill='d' x='45' y='4' width='10' height='9' rx='3'/>\
                            """),
                    new Category(
                            "hats",
                            "Hats and gloves",
                            List.of(
                                    "Beanie",
                                    "Wool Hat",
                                    "Mitten",
                                    "Liner Glove",
                                    "Neck Warmer",
                                    "Headband"),
                            List.of("Women", "Men", "Kids", "One Size", "Thick", "Thin"),
                            List.of("Icelandic wool", "merino", "alpaca", "fleece of old bottles"),
                            List.of(
                                    "Knitted without a seam.",
                                    "Warm when wet.",
                                    "Does not itch, we asked children.",
                                    "Every pattern comes from one valley.",
                                    "Touch screens understand the finger."),
                            14,
                            99,
                            30,
                            260,
                            """
                            <circle fill='l' cx='50' cy='14' r='11'/><path fill='c' d='M16 66c0-62 68-62 68 0z'/><path fill='l' d='m22 50 7-9 7 9 7-9 7 9 7-9 7 9 7-9 7 9v5l-7-8-7 8-7-8-7 8-7-8-7 8-7-8-7 8z'/>
                            <rect fill='d' x='11' y='64' width='78' height='22' rx='9'/><path stroke='c' stroke-width='2' d='M22 67v16M32 67v16M42 67v16M52 67v16M62 67v16M72 67v16M80 67v16'/>\
                            """));

    String picture(int number) {
        return "products/" + slug + "/" + slug + "-" + String.format("%02d", number + 1) + ".svg";
    }
}
