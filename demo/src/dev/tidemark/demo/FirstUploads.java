package dev.tidemark.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Fills an empty uploads folder: pictures, invoices, and names as people really give them. */
record FirstUploads(Path uploads) {

    void fill(List<Invoice> invoices) throws IOException {
        for (var category : Category.ALL) {
            for (int number = 0; number < Category.PICTURES; number++) {
                Folders.write(
                        uploads.resolve(category.picture(number)),
                        Landscape.draw(category, number));
            }
        }
        for (var invoice : invoices) {
            invoice.writeInto(uploads);
        }
        peoplesFiles();
        Folders.write(
                uploads.resolve("cache/README.txt"),
                "Everything here is made anew when it is missing. Backups leave it out.\n");
    }

    private void peoplesFiles() throws IOException {
        var press = uploads.resolve("press");
        Folders.write(
                press.resolve("Größentabelle – Schuhe.txt"),
                "36 = 22.5 cm\n37 = 23.2 cm\n38 = 23.8 cm\n");
        Folders.write(
                press.resolve("Lagerfeuer 🔥 am Fjord.svg"),
                Landscape.draw(Category.ALL.get(5), 100));
        Folders.write(press.resolve("Anna's \"favourites\" 2026.txt"), "Tent, stove, book.\n");
        Folders.write(
                press.resolve("50% off? #1 & more; $HOME `x`.txt"), "An odd name on purpose.\n");
        Folders.write(press.resolve("  two spaces first.txt"), "Another one.\n");
        Folders.write(press.resolve("-n starts with a dash.txt"), "And another.\n");
        Folders.write(
                press.resolve("cafe\u0301 and café.txt"), "One é of two characters, one of one.\n");
        Folders.write(press.resolve("日本語/山の写真.svg"), Landscape.draw(Category.ALL.getFirst(), 101));
        Folders.write(press.resolve("empty.txt"), "");
        var onlyOwner = press.resolve("contract (private).txt");
        Folders.write(onlyOwner, "Only its owner can read this file.\n");
        Files.setPosixFilePermissions(onlyOwner, PosixFilePermissions.fromString("r--------"));
        Files.createDirectories(press.resolve("empty folder"));
        Files.createSymbolicLink(uploads.resolve("season"), Path.of("products", "snow"));
        Files.createSymbolicLink(press.resolve("moved away.txt"), Path.of("no longer here.txt"));
    }
}
