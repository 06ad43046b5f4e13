package dev.tidemark.demo;

/** The deployed code cannot make a page; the message says which file and line. */
class TemplateBroken extends RuntimeException {

    TemplateBroken(String message) {
        super(message);
    }
}
