package org.nightwindow.driver.host.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.CodeScanner;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceConfig;
import org.nightwindow.driver.DocumentCamera;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.IdCard;
import org.nightwindow.driver.IdCardReader;
import org.nightwindow.driver.Nothing;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PaymentTerminal;
import org.nightwindow.driver.PersonMatcher;
import org.nightwindow.driver.ReceiptImage;
import org.nightwindow.driver.ReceiptPrinter;
import org.nightwindow.driver.ScannedCode;
import org.nightwindow.driver.SensorPanel;
import org.nightwindow.driver.SmartCardReader;
import org.nightwindow.driver.host.HostContext;
import org.nightwindow.driver.host.InstalledDrivers;
import org.nightwindow.driver.host.SystemWires;

/// Eight of the nine kinds through the one stand-in; the ninth, the document printer, has a test of its own.
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NineKindsTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private InstalledDrivers drivers = InstalledDrivers.of(List.of());

    @AfterEach
    void theirProcessesAreGone() {
        Children.areGone();
    }

    /// Opens a device in a child, without a supervisor: the stand-in alone keeps the promises of the driver API.
    private <D extends Device> D open(String id, Class<D> kind) {
        DriverProvider driver = drivers.find(id).orElseThrow();
        HostContext context = new HostContext(
                id, new DeviceConfig(Map.of()), Clock.systemUTC(), System::nanoTime, new SystemWires(), event -> {});
        Outcome<Device> opened = driver.open(context, call());
        assertThat(opened.isDone()).as(opened.toString()).isTrue();
        return kind.cast(((Outcome.Done<Device>) opened).value());
    }

    private static Call call() {
        return Call.within(LIMIT);
    }

    private static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T>(T value)) {
            return value;
        }
        throw new AssertionError(outcome.toString());
    }

    @Test
    void everyKindWorksInAChild(@TempDir Path vendor, @TempDir Path run) throws Exception {
        VendorJar.make(
                vendor,
                "AllKinds",
                List.of(
                        "AllKinds$IdReader",
                        "AllKinds$SmartCard",
                        "AllKinds$Scanner",
                        "AllKinds$Camera",
                        "AllKinds$Slips",
                        "AllKinds$Terminal",
                        "AllKinds$Matcher",
                        "AllKinds$Panel"));
        VendorFolder.Look look = VendorFolder.look(vendor, run);
        assertThat(look).isInstanceOf(VendorFolder.Look.Found.class);
        drivers = drivers.and(((VendorFolder.Look.Found) look).drivers());
        assertThat(drivers.all()).hasSize(8);

        try (IdCardReader reader = open("all.id-card-reader", IdCardReader.class)) {
            IdCard card = done(reader.read(call()));
            assertThat(card).isInstanceOf(IdCard.ForeignerSince2023.class);
            assertThat(card.name()).isEqualTo("名");
            assertThat(card.wltPhoto().orElseThrow()).hasSize(1024);
        }
        try (SmartCardReader reader = open("all.smart-card-reader", SmartCardReader.class)) {
            assertThat(done(reader.powerOn(call()))).containsExactly(0x3B, 0);
            assertThat(done(reader.transmit(new byte[] {1, 2, 3, 4}, call()))).containsExactly(1, 2, 3, 4);
            assertThat(done(reader.powerOff(call()))).isEqualTo(Nothing.NOTHING);
        }
        try (CodeScanner scanner = open("all.code-scanner", CodeScanner.class)) {
            assertThat(done(scanner.scan(call()))).isEqualTo(new ScannedCode("码"));
        }
        try (DocumentCamera camera = open("all.document-camera", DocumentCamera.class)) {
            assertThat(done(camera.capture(call())).jpeg()).hasSize(3_000_000);
            AtomicInteger seen = new AtomicInteger();
            Call watching = call();
            Outcome<Nothing> preview = camera.preview(
                    picture -> {
                        if (seen.incrementAndGet() == 5) {
                            watching.cancel();
                        }
                    },
                    watching);
            assertThat(preview).isEqualTo(Outcome.cancelled());
        }
        try (ReceiptPrinter printer = open("all.receipt-printer", ReceiptPrinter.class)) {
            assertThat(done(printer.print(new ReceiptImage(8, 3, new byte[3]), call())))
                    .isEqualTo(ReceiptPrinter.Confirmation.CONFIRMED);
        }
        try (PersonMatcher matcher = open("all.person-matcher", PersonMatcher.class)) {
            PersonMatcher.Consent consent =
                    new PersonMatcher.Consent("consent-1", Instant.parse("2027-01-01T00:00:00Z"));
            assertThat(done(matcher.match(consent, new byte[77], call()))).isEqualTo(new PersonMatcher.Match(true, 77));
        }
        try (SensorPanel panel = open("all.sensor-panel", SensorPanel.class)) {
            assertThat(done(panel.light("card", SensorPanel.Light.BLINK, call())))
                    .isEqualTo(Nothing.NOTHING);
            assertThat(panel.readings())
                    .containsExactly(new SensorPanel.Reading("ups", SensorPanel.Kind.BATTERY_PERCENT, 2));
        }
        try (PaymentTerminal terminal = open("all.payment-terminal", PaymentTerminal.class)) {
            assertThat(done(terminal.pay(new PaymentTerminal.Charge("S1", 100), call())))
                    .isEqualTo(new PaymentTerminal.Payment("S1", 100, "ref"));
            assertThat(terminal.query("S1", call()))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class, it -> assertThat(it.fault()).isEqualTo(Fault.NO_MEDIA));
            assertThat(terminal.reverse("S1", call())).isEqualTo(Outcome.unknown("lost", "S1"));

            Outcome<PaymentTerminal.Payment> lost = terminal.pay(new PaymentTerminal.Charge("S2", 666), call());
            if (!(lost instanceof Outcome.Unknown<?>(String _, Optional<String> key))) {
                throw new AssertionError("money may have moved: " + lost);
            }
            assertThat(key).contains("S2");
            Outcome<PaymentTerminal.Payment> after = terminal.pay(new PaymentTerminal.Charge("S3", 1), call());
            assertThat(after)
                    .as("never sent, so proven that no money moved")
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class, it -> assertThat(it.fault()).isEqualTo(Fault.NOT_READY));
        }
    }
}
