package org.nightwindow.benchmarks;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.nightwindow.driver.IdCardReader;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.Wire;
import org.nightwindow.driver.WireException;
import org.nightwindow.driver.host.HostEnvironment;
import org.nightwindow.driver.host.InstalledDrivers;
import org.nightwindow.driver.host.Supervisor;
import org.nightwindow.driver.host.SystemWires;
import org.nightwindow.driver.host.Wires;
import org.nightwindow.driver.testkit.sdt.DemoPeople;
import org.nightwindow.driver.testkit.sdt.SdtReaderSimulator;
import org.nightwindow.driver.testkit.wire.Pace;

/// How much the ID card driver adds to what the line takes anyway.
///
/// Driver: from the write of `30 01` to the decoded `IdCard`, on the supervised driver over its real TCP wire. Bare:
/// from the write of the same bytes to the last of the 1,295 bytes of the answer, with nothing but a socket and a read
/// loop.
/// Both talk to a simulator of their own in this process, paced at 11,520 bytes/s in pieces of 64 bytes by absolute
/// deadlines. The runs alternate, and so does which one goes first; the medians are compared.
///
/// Argument: how many runs of each, at least 21. Ends with 1 when the ratio is above the goal.
public final class IdReadBenchmark {
    private static final double GOAL = 1.10;
    private static final int FEWEST_RUNS = 21;
    private static final int WARM_UP = 5;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final byte[] FIND = HexFormat.of().parseHex("AAAAAA96690003200122");
    private static final byte[] SELECT = HexFormat.of().parseHex("AAAAAA96690003200221");
    private static final byte[] READ = HexFormat.of().parseHex("AAAAAA96690003300132");
    private static final int FOUND_BYTES = 15;
    private static final int SELECTED_BYTES = 19;
    private static final int CARD_BYTES = 1295;

    private IdReadBenchmark() {}

    public static void main(String[] args) throws Exception {
        int runs = Math.max(FEWEST_RUNS, args.length > 0 ? Integer.parseInt(args[0]) : 31);
        List<Long> driver = new ArrayList<>();
        List<Long> bare = new ArrayList<>();
        try (DriverSide ours = new DriverSide();
                BareSide theirs = new BareSide()) {
            for (int run = -WARM_UP; run < runs; run++) {
                boolean oursFirst = run % 2 == 0;
                long first = oursFirst ? ours.nanos() : theirs.nanos();
                long second = oursFirst ? theirs.nanos() : ours.nanos();
                if (run >= 0) {
                    driver.add(oursFirst ? first : second);
                    bare.add(oursFirst ? second : first);
                }
            }
        }
        double ratio = (double) median(driver) / median(bare);
        boolean met = ratio <= GOAL;
        System.out.printf(
                Locale.ROOT,
                """
                ID read, from the write of 30 01; simulator at 11,520 bytes/s in 64-byte pieces; %d runs each, alternating
                  driver, until the IdCard is returned   median %.2f ms   (%.2f to %.2f)
                  bare loop, until byte 1,295 is read    median %.2f ms   (%.2f to %.2f)
                  ratio of the medians %.3f   goal <= %.2f   %s
                """,
                runs,
                millis(median(driver)),
                millis(Collections.min(driver)),
                millis(Collections.max(driver)),
                millis(median(bare)),
                millis(Collections.min(bare)),
                millis(Collections.max(bare)),
                ratio,
                GOAL,
                met ? "met" : "NOT MET");
        System.exit(met ? 0 : 1);
    }

    private static SdtReaderSimulator pacedReader() {
        SdtReaderSimulator simulator = SdtReaderSimulator.start();
        simulator.pace(Pace.BAUD_115200);
        return simulator;
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    /// The driver as a kiosk runs it.
    private static final class DriverSide implements AutoCloseable {
        private final SdtReaderSimulator simulator = pacedReader();
        private final Path folder = Files.createTempDirectory("id-read");
        private final Supervisor supervisor;
        private volatile long asked;

        DriverSide() throws IOException {
            Wires wires = address -> new Stopwatch(new SystemWires().open(address));
            supervisor = Supervisor.start(
                    "id-card-reader",
                    InstalledDrivers.onClassPath().find("standard.sdt").orElseThrow(),
                    Map.of("wire", simulator.address()),
                    new HostEnvironment(Clock.systemUTC(), System::nanoTime, wires, folder));
        }

        long nanos() throws Exception {
            simulator.lay(DemoPeople.RUOXI.card());
            Outcome<Long> outcome = supervisor
                    .read(
                            IdCardReader.class,
                            "read card",
                            LIMIT,
                            (reader, call) -> reader.read(call).map(card -> System.nanoTime() - asked))
                    .outcome()
                    .get(LIMIT.toSeconds() + 1, TimeUnit.SECONDS);
            simulator.lift();
            if (outcome instanceof Outcome.Done<Long>(Long nanos)) {
                return nanos;
            }
            throw new IllegalStateException("the card was not read: " + outcome);
        }

        @Override
        public void close() throws IOException {
            supervisor.close();
            simulator.close();
            Files.delete(folder);
        }

        /// Notes when the read of the card is asked for.
        private final class Stopwatch implements Wire {
            private final Wire wire;

            Stopwatch(Wire wire) {
                this.wire = wire;
            }

            @Override
            public void write(byte[] bytes, Duration limit) throws WireException {
                if (bytes[7] == READ[7]) {
                    asked = System.nanoTime();
                }
                wire.write(bytes, limit);
            }

            @Override
            public int read(byte[] buffer, Duration limit) throws WireException {
                return wire.read(buffer, limit);
            }

            @Override
            public void discardInput() throws WireException {
                wire.discardInput();
            }

            @Override
            public void close() {
                wire.close();
            }
        }
    }

    /// The least that can be done to get the bytes.
    private static final class BareSide implements AutoCloseable {
        private final SdtReaderSimulator simulator = pacedReader();
        private final Socket socket;
        private final DataInputStream in;
        private final OutputStream out;

        BareSide() throws IOException {
            URI address = URI.create(simulator.address());
            socket = new Socket(address.getHost(), address.getPort());
            socket.setTcpNoDelay(true);
            in = new DataInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        }

        long nanos() throws IOException {
            simulator.lay(DemoPeople.RUOXI.card());
            out.write(FIND);
            in.readFully(new byte[FOUND_BYTES]);
            out.write(SELECT);
            in.readFully(new byte[SELECTED_BYTES]);
            long start = System.nanoTime();
            out.write(READ);
            in.readFully(new byte[CARD_BYTES]);
            long nanos = System.nanoTime() - start;
            simulator.lift();
            return nanos;
        }

        @Override
        public void close() throws IOException {
            socket.close();
            simulator.close();
        }
    }
}
