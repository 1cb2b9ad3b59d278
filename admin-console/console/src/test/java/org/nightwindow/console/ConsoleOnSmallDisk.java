package org.nightwindow.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A console of its own process on a disk that is small and really full when it is told so: `fill` leaves a few
/// megabytes, `brim` nothing, `free` makes room again.
final class ConsoleOnSmallDisk {
    static final String DID = "DID ";
    private static final int PIECE = 1 << 20;
    private static final long LEFT = 8L << 20;

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path ballast = folder.resolve("ballast");
        Path reserve = folder.resolve("ballast-2");
        Console console = Console.start(ConsoleConfig.inFolder(folder));
        System.out.println(console.kioskUrl());
        System.out.println(console.staffUrl());
        try (BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                switch (order) {
                    case "fill" -> fill(ballast, LEFT);
                    case "brim" -> fill(reserve, 0);
                    case "free" -> {
                        Files.deleteIfExists(ballast);
                        Files.deleteIfExists(reserve);
                    }
                    default -> throw new IllegalArgumentException(order);
                }
                System.out.println(
                        DID + order + " " + Files.getFileStore(folder).getUsableSpace());
            }
        }
    }

    private static void fill(Path file, long leave) throws IOException {
        byte[] piece = new byte[PIECE];
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (Files.getFileStore(file).getUsableSpace() > leave) {
                out.write(piece);
            }
        } catch (IOException full) {
            if (leave > 0) {
                throw full;
            }
        }
    }

    private ConsoleOnSmallDisk() {}
}
