package org.nightwindow.console.documents;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/// What others see in our paper: programs we did not write.
public final class Papers {
    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    /// What veraPDF finds wrong with `pdf` as PDF/A-2b; empty when it is valid.
    static List<String> violations(byte[] pdf) throws Exception {
        PDFAFlavour flavour = PDFAFlavour.fromString("2b");
        try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .filter(found -> found.getStatus() == TestAssertion.Status.FAILED)
                    .map(found -> found.getRuleId().getClause() + " " + found.getMessage())
                    .toList();
        } catch (VeraPDFException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    /// What a poppler program prints about `pdf`; both are in Debian's `poppler-utils`, which CI installs.
    static String poppler(byte[] pdf, String... command) throws Exception {
        Path file = Files.createTempFile("paper", ".pdf");
        try {
            Files.write(file, pdf);
            Process process = new ProcessBuilder(Stream.concat(
                                    Stream.of(command),
                                    Stream.of(file.toString(), command[0].equals("pdftotext") ? "-" : ""))
                            .filter(argument -> !argument.isEmpty())
                            .toList())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException(command[0] + " does not end");
            }
            return said;
        } finally {
            Files.delete(file);
        }
    }

    /// Every word of `pdf`, in the order it was written.
    public static String text(byte[] pdf) throws Exception {
        return poppler(pdf, "pdftotext", "-raw");
    }

    static BufferedImage picture(byte[] pdf, int page, float dpi) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImageWithDPI(page, dpi);
        }
    }

    /// What a camera reads from the first page. It looks until it sees it, as a phone does: from one distance, then
    /// closer.
    public static String qr(byte[] pdf) throws IOException, NotFoundException {
        try {
            return qr(picture(pdf, 0, 150));
        } catch (NotFoundException e) {
            return qr(picture(pdf, 0, 220));
        }
    }

    private static String qr(BufferedImage page) throws NotFoundException {
        int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
        RGBLuminanceSource light = new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels);
        Map<DecodeHintType, Object> hints = Map.of(
                DecodeHintType.POSSIBLE_FORMATS, List.of(BarcodeFormat.QR_CODE), DecodeHintType.TRY_HARDER, true);
        return new MultiFormatReader()
                .decode(new BinaryBitmap(new HybridBinarizer(light)), hints)
                .getText();
    }

    private Papers() {}
}
