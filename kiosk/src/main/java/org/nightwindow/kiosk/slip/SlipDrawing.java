package org.nightwindow.kiosk.slip;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nightwindow.driver.ReceiptImage;
import org.nightwindow.hall.HallFonts;
import org.nightwindow.hall.RareCharacters;

/// Draws slips with the hall's own font, black on white. A slip takes 20 to 60 ms; any thread but the screen's.
public final class SlipDrawing {
    /// 23.75 mm, quiet zone included: scanned from the hand, at 20 cm, by cheap phones too.
    private static final int QR_DOTS = 190;

    /// Below 3 dots (0.38 mm) a module is lost in the grain of thermal paper.
    private static final int MODULE_MIN = 3;

    private static final int QUIET_MODULES = 4;

    private final Font regular;
    private final Font bold;

    /// @param fontFolder where the fonts are unpacked
    public SlipDrawing(Path fontFolder) {
        regular = font(HallFonts.REGULAR, fontFolder);
        bold = font(HallFonts.BOLD, fontFolder);
    }

    private static Font font(HallFonts font, Path folder) {
        try {
            return Font.createFont(Font.TRUETYPE_FONT, font.in(folder).toFile());
        } catch (FontFormatException e) {
            throw new IllegalStateException("the font was checked and cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Never fails: where our faces have no picture of a character, [RareCharacters#MARK] stands, and below everything
    /// what that means. A slip is a help for memory; what counts is with the console as it was written.
    public ReceiptImage draw(Slip written, SlipWidth width) {
        boolean whole = written.lines().stream()
                .flatMap(Slip.Line::texts)
                .flatMapToInt(String::codePoints)
                .allMatch(this::hasPicture);
        Slip slip = whole ? written : marked(written);
        Strip strip = new Strip(width, labels(slip, width));
        for (Slip.Line line : slip.lines()) {
            switch (line) {
                case Slip.Title(String text) -> {
                    strip.centred(text, sized(bold, width.title()));
                    strip.gap();
                }
                case Slip.Text(String text) -> strip.paragraph(text, sized(regular, width.text()));
                case Slip.Centred(String text) -> strip.centred(text, sized(regular, width.fine()));
                case Slip.Fine(String text) -> strip.paragraph(text, sized(regular, width.fine()));
                case Slip.Head(String brand, String place) ->
                    strip.head(brand, sized(bold, width.day()), place, sized(regular, width.fine()));
                case Slip.Heading(String text) -> strip.paragraph(text, sized(bold, width.heading()));
                case Slip.Code(String name, String code) ->
                    strip.framed(name, sized(regular, width.text()), code, sized(bold, width.code()), true);
                case Slip.Day(String name, String day) ->
                    strip.framed(name, sized(regular, width.text()), day, sized(bold, width.day()), false);
                case Slip.Stages(List<String> names, int here) ->
                    strip.stages(names, here, sized(regular, width.fine()), sized(bold, width.fine()));
                case Slip.Rule() -> strip.rule();
                case Slip.Pair(String label, String value) ->
                    strip.pair(label, sized(regular, width.text()), value, sized(bold, width.text()));
                case Slip.Qr(String content, List<String> beside) -> {
                    BitMatrix modules = modules(content);
                    strip.qr(
                            modules,
                            moduleSize(modules, width),
                            beside,
                            sized(bold, width.text()),
                            sized(regular, width.fine()));
                }
            }
        }
        return strip.image();
    }

    private boolean hasPicture(int letter) {
        return regular.canDisplay(letter) && bold.canDisplay(letter);
    }

    private Slip marked(Slip slip) {
        List<Slip.Line> lines = slip.lines().stream()
                .map(line -> line.with(text -> text.codePoints()
                        .mapToObj(letter -> hasPicture(letter) ? Character.toString(letter) : RareCharacters.MARK)
                        .collect(Collectors.joining())))
                .collect(Collectors.toCollection(ArrayList::new));
        lines.add(new Slip.Fine(RareCharacters.MARK + "：这里有一个本机印不出的字，以受理部门的记录为准。"));
        lines.add(new Slip.Fine(
                RareCharacters.MARK + ": a character this machine cannot print; the office's record has it."));
        return new Slip(lines);
    }

    private static Font sized(Font font, int dots) {
        return font.deriveFont((float) dots);
    }

    /// The widest label of all pairs, so that all values begin at one place.
    private int labels(Slip slip, SlipWidth width) {
        return slip.lines().stream()
                .mapToInt(line -> line instanceof Slip.Pair(String label, String _)
                        ? Strip.widthOf(label, sized(regular, width.text()))
                        : 0)
                .max()
                .orElse(0);
    }

    private static BitMatrix modules(String content) {
        Map<EncodeHintType, ?> hints = Map.of(
                EncodeHintType.ERROR_CORRECTION,
                ErrorCorrectionLevel.M,
                EncodeHintType.CHARACTER_SET,
                "UTF-8",
                EncodeHintType.MARGIN,
                QUIET_MODULES);
        try {
            return new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, 0, 0, hints);
        } catch (WriterException e) {
            throw new IllegalArgumentException("too much for a QR code: " + content.length() + " characters", e);
        }
    }

    private static int moduleSize(BitMatrix modules, SlipWidth width) {
        int fits = width.dots() / modules.getWidth();
        return Math.min(fits, Math.max(MODULE_MIN, QR_DOTS / modules.getWidth()));
    }
}
