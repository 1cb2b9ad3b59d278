package org.nightwindow.driver.standard.ipp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DocumentPrinter;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PrintJob;
import org.nightwindow.driver.PrintProgress;
import org.nightwindow.driver.PrintProof;
import org.nightwindow.driver.PrintRecord;
import org.nightwindow.driver.standard.TestContext;

/// An opened driver on a printer, and the kiosk's side of one print.
final class Bench implements AutoCloseable {
    /// Long enough for any fault that ends by itself; no test waits for it.
    static final Duration LIMIT = Duration.ofSeconds(30);

    final DocumentPrinter printer;
    final List<PrintProgress> progress = new CopyOnWriteArrayList<>();

    Bench(String url) {
        this(url, Map.of());
    }

    /// @param more settings beside the address; short waits unless they say otherwise
    Bench(String url, Map<String, String> more) {
        this.printer = (DocumentPrinter) value(openPatiently(url, more));
    }

    /// A machine busy with other builds may take longer to connect than the driver waits; a supervisor, too, would
    /// open it again.
    private static Outcome<Device> openPatiently(String url, Map<String, String> more) {
        Outcome<Device> opened = open(url, more);
        for (int i = 0; i < 2 && opened instanceof Outcome.Failed; i++) {
            opened = open(url, more);
        }
        return opened;
    }

    static Outcome<Device> open(String url, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of("url", url, "follow-ms", "20", "silence-ms", "1500"));
        settings.putAll(more);
        return new TestContext(new IppPrinterDriver(), settings).tryOpen();
    }

    Outcome<PrintProof> print(PrintJob job) {
        return print(job, Call.within(LIMIT));
    }

    Outcome<PrintProof> print(PrintJob job, Call call) {
        return printer.print(job, progress::add, call);
    }

    /// Prints while the test does something else.
    CompletableFuture<Outcome<PrintProof>> printing(PrintJob job, Call call) {
        return CompletableFuture.supplyAsync(() -> print(job, call));
    }

    PrintRecord find(String key) {
        return value(printer.find(key, Call.within(LIMIT)));
    }

    PrintRecord withdraw(String key) {
        return value(printer.withdraw(key, Call.within(LIMIT)));
    }

    boolean toldWaiting() {
        return progress.stream().anyMatch(it -> it.stage() == PrintProgress.Stage.WAITING);
    }

    static PrintJob job(String key, int pages) {
        return new PrintJob(key, PDFS.computeIfAbsent(pages, Bench::pdf), pages);
    }

    private static final Map<Integer, byte[]> PDFS = new ConcurrentHashMap<>();

    static byte[] pdf(int pages) {
        try (PDDocument pdf = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                pdf.addPage(new PDPage(PDRectangle.A4));
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> T value(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }

    @Override
    public void close() {
        printer.close();
    }
}
