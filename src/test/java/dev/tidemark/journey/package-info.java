/** The portal as people use it: in a real browser, on a real shop. */
package dev.tidemark.journey;
