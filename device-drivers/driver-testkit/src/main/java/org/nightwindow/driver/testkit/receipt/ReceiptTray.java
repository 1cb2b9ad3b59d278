package org.nightwindow.driver.testkit.receipt;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.ImageIO;

/// What really came out of a simulated receipt printer, in order: pieces of paper with dots on them. Only the mechanism
/// writes here, at the moment a piece comes off; what the printer *says* is another matter.
///
/// Any thread.
public final class ReceiptTray {
    private final List<Piece> pieces = new ArrayList<>();

    /// A piece of paper.
    ///
    /// @param number of the piece since the start, from 1
    /// @param width dots per row
    /// @param rows how long it is; 8 rows are 1 mm
    /// @param dots `rows * width / 8` bytes, most significant bit left, 1 is black; not to be changed
    /// @param stray how many bytes were taken for text: in a slip of dots each of them is a fault
    /// @param cut true when the cutter cut it, false when somebody tore it off
    /// @param at when it came off
    public record Piece(int number, int width, int rows, byte[] dots, int stray, boolean cut, Instant at) {

        /// True when nothing is on it.
        public boolean blank() {
            return blackDots() == 0 && stray == 0;
        }

        public int blackDots() {
            int black = 0;
            for (byte eight : dots) {
                black += Integer.bitCount(eight & 0xFF);
            }
            return black;
        }

        /// Of the dots, in hex.
        public String sha256() {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(dots));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }

        /// As one sees it: black dots on white paper, one pixel a dot.
        ///
        /// @throws IOException when the file cannot be written
        public void exportPng(Path file) throws IOException {
            BufferedImage image = new BufferedImage(width, Math.max(1, rows), BufferedImage.TYPE_BYTE_BINARY);
            byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = i < dots.length ? (byte) ~dots[i] : (byte) 0xFF; // in the picture 1 is white
            }
            if (!ImageIO.write(image, "png", file.toFile())) {
                throw new IOException("this JDK writes no PNG");
            }
        }

        @Override
        public String toString() {
            return "Piece[" + number + ", " + width + " × " + rows + (cut ? ", cut" : ", torn off") + "]";
        }
    }

    synchronized void drop(int width, int rows, byte[] dots, int stray, boolean cut, Instant at) {
        pieces.add(new Piece(pieces.size() + 1, width, rows, dots, stray, cut, at));
    }

    /// Every piece, also blank ones, oldest first.
    public synchronized List<Piece> pieces() {
        return List.copyOf(pieces);
    }

    /// Every piece with something on it, oldest first.
    public List<Piece> slips() {
        return pieces().stream().filter(piece -> !piece.blank()).toList();
    }

    /// Writes `slip-1.png`… for each piece with something on it.
    ///
    /// @param folder made when it is not there
    /// @return the files, in the order of [#slips()]
    /// @throws IOException when a file cannot be written
    public List<Path> exportPng(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        for (Piece slip : slips()) {
            Path file = folder.resolve("slip-" + slip.number() + ".png");
            slip.exportPng(file);
            files.add(file);
        }
        return files;
    }

    /// Writes `{"pieces":[{"number","width","rows","blackDots","stray","cut","sha256","at"}…]}`, UTF-8, oldest first.
    ///
    /// @throws IOException when the file cannot be written
    public void exportJson(Path file) throws IOException {
        StringBuilder json = new StringBuilder("{\"pieces\":[");
        String separator = "\n";
        for (Piece piece : pieces()) {
            json.append(separator)
                    .append("{\"number\":")
                    .append(piece.number())
                    .append(",\"width\":")
                    .append(piece.width())
                    .append(",\"rows\":")
                    .append(piece.rows())
                    .append(",\"blackDots\":")
                    .append(piece.blackDots())
                    .append(",\"stray\":")
                    .append(piece.stray())
                    .append(",\"cut\":")
                    .append(piece.cut())
                    .append(",\"sha256\":\"")
                    .append(piece.sha256())
                    .append("\",\"at\":\"")
                    .append(piece.at())
                    .append("\"}");
            separator = ",\n";
        }
        Files.writeString(file, json.append("\n]}\n"), StandardCharsets.UTF_8);
    }
}
