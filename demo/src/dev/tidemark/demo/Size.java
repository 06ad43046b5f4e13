package dev.tidemark.demo;

/** How much an environment is filled with when it is made. */
record Size(int products, int customers, int orders) {

    static final Size FULL = new Size(3000, 800, 1200);
    static final Size HALF = new Size(1200, 200, 240);
    static final Size SMALL = new Size(240, 40, 40);
}
