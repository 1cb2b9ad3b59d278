package org.nightwindow.console.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.nightwindow.hall.HallFonts;

/// The two weights of Noto Sans SC, parsed once. One object serves all threads: PDFBox promises nothing, but with
/// glyph substitution off eight threads make the same bytes as one (`CertificateTest` compares them, so an upgrade
/// cannot change it unseen).
public final class Typefaces implements AutoCloseable {
    private static final int REPLACEMENT = 0xFFFD;

    private final TrueTypeFont regular;
    private final TrueTypeFont bold;
    private final CmapLookup regularGlyphs;
    private final CmapLookup boldGlyphs;

    private Typefaces(TrueTypeFont regular, TrueTypeFont bold) throws IOException {
        this.regular = regular;
        this.bold = bold;
        this.regularGlyphs = regular.getUnicodeCmapLookup();
        this.boldGlyphs = bold.getUnicodeCmapLookup();
    }

    /// @param folder where the fonts are, or are unpacked to
    public static Typefaces in(Path folder) {
        try {
            return new Typefaces(parse(HallFonts.REGULAR.in(folder)), parse(HallFonts.BOLD.in(folder)));
        } catch (IOException e) {
            throw new UncheckedIOException("the fonts in " + folder + " cannot be read", e);
        }
    }

    private static TrueTypeFont parse(Path file) throws IOException {
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBufferedFile(file.toFile()));
        // Substitution would print "fi" as one glyph that no text extraction gives back.
        font.setEnableGsub(false);
        return font;
    }

    TrueTypeFont regular() {
        return regular;
    }

    TrueTypeFont bold() {
        return bold;
    }

    /// The first character of `text` that cannot be printed in both weights. One of the private use area or one
    /// that stands for a lost character never can: its picture would say nothing about what was meant.
    public OptionalInt unprintable(String text) {
        return text.codePoints().filter(codePoint -> !canPrint(codePoint)).findFirst();
    }

    private boolean canPrint(int codePoint) {
        int type = Character.getType(codePoint);
        return type != Character.PRIVATE_USE
                && type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED
                && codePoint != REPLACEMENT
                && regularGlyphs.getGlyphId(codePoint) != 0
                && boldGlyphs.getGlyphId(codePoint) != 0;
    }

    @Override
    public void close() {
        try (regular;
                bold) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException("a font file could not be closed", e);
        }
    }
}
