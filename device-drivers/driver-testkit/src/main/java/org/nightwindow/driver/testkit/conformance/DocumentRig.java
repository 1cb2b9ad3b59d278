package org.nightwindow.driver.testkit.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.DocumentPrinter;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PrintJob;
import org.nightwindow.driver.PrintProgress;
import org.nightwindow.driver.testkit.ipp.IppPrinterSimulator;
import org.nightwindow.driver.testkit.ipp.Tray;

/// A printer of documents: each command prints another one of two pages.
final class DocumentRig extends DeviceRig<IppPrinterSimulator> {
    static final int PAGES = 2;

    /// What no log may hold; it stands in each document.
    private static final String PERSON = "SAMPLE-PERSON-990101194403085029";

    private static final Duration PAGE_TIME = Duration.ofMillis(15);
    private static final long STILL_NANOS = 70_000_000;

    private final String path;
    private final long run = System.currentTimeMillis();
    private final List<PrintProgress> progress = new CopyOnWriteArrayList<>();
    private int number;
    private volatile PrintJob last = job("conformance-none");

    private DocumentRig(String device, String path, @Nullable IppPrinterSimulator simulator) {
        super(DeviceKind.DOCUMENT_PRINTER, device, simulator);
        this.path = path;
    }

    static DocumentRig ofSimulator() {
        IppPrinterSimulator simulator = IppPrinterSimulator.start();
        simulator.pageTime(PAGE_TIME);
        String hostAndPath = simulator.address().substring("ipp://".length());
        return at(hostAndPath, simulator);
    }

    /// @param address `ipp://host:port/path`
    static DocumentRig at(String address) {
        return at(address.replaceFirst("^[a-z]+://", ""), null);
    }

    private static DocumentRig at(String hostAndPath, @Nullable IppPrinterSimulator simulator) {
        int slash = hostAndPath.indexOf('/');
        String host = slash < 0 ? hostAndPath : hostAndPath.substring(0, slash);
        String path = slash < 0 ? "" : hostAndPath.substring(slash);
        return new DocumentRig("tcp://" + (host.contains(":") ? host : host + ":631"), path, simulator);
    }

    @Override
    public String address() {
        return super.address().replaceFirst("^tcp", "ipp") + path;
    }

    @Override
    public Outcome<?> command(Device device, Call call) {
        last = job("conformance-" + run + "-" + ++number);
        progress.clear();
        return ((DocumentPrinter) device).print(last, progress::add, call);
    }

    PrintJob last() {
        return last;
    }

    /// What was told of the last command.
    List<PrintProgress> progress() {
        return progress;
    }

    private static PrintJob job(String key) {
        try (PDDocument pdf = new PDDocument()) {
            for (int i = 0; i < PAGES; i++) {
                pdf.addPage(new PDPage(PDRectangle.A4));
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            bytes.writeBytes(("%" + PERSON + "\n").getBytes(StandardCharsets.US_ASCII));
            return new PrintJob(key, bytes.toByteArray(), PAGES);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public Optional<String> contradiction(Outcome<?> outcome) {
        IppPrinterSimulator simulator = simulator().orElse(null);
        if (simulator == null) {
            return Optional.empty();
        }
        int out = sheets(simulator, last.key());
        boolean true_ = switch (outcome) {
            case Outcome.Done<?> _ -> out == PAGES;
            case Outcome.Failed<?> _, Outcome.Cancelled<?> _ -> out == 0;
            case Outcome.Unknown<?> _ -> out <= PAGES;
        };
        return true_
                ? Optional.empty()
                : Optional.of("it said " + Ended.name(outcome) + ", and " + out + " of " + PAGES + " pages came out");
    }

    /// How many sheets of a job lie in the tray, once nothing moves any more.
    static int sheets(IppPrinterSimulator simulator, String key) {
        Tray tray = simulator.tray();
        int before = -1;
        while (before != tray.sheets().size()) {
            before = tray.sheets().size();
            LockSupport.parkNanos(STILL_NANOS);
        }
        return tray.sheets(key).size();
    }

    @Override
    public List<String> personal() {
        return List.of(PERSON);
    }

    @Override
    void clear(IppPrinterSimulator broken) {
        broken.clear();
        broken.powerOn();
        broken.loadPaper(50);
    }
}
