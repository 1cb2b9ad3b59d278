package vendor;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.nightwindow.driver.*;

/** A vendor's printer that does what the key of the job says. Compiled and packed by the test, never by the build. */
public final class NaughtyPrinter implements DriverProvider {
    @Override
    public DriverInfo info() {
        return new DriverInfo("naughty.printer", "Naughty", "P1", "1.0.0", DeviceKind.DOCUMENT_PRINTER, true);
    }

    @Override
    public ConfigSchema configSchema() {
        return ConfigSchema.of(
                ConfigSchema.Field.choice("opening", "打开", "Opening", "how it opens", "well", List.of("well", "badly", "exit", "throw")));
    }

    @Override
    public Outcome<Device> open(DeviceContext context, Call call) {
        switch (context.config().text("opening")) {
            case "badly":
                return Outcome.failed(Fault.TRANSPORT, "no cable");
            case "exit":
                System.exit(3);
            case "throw":
                throw new IllegalStateException("secret");
            default:
                return Outcome.done(new Printer(context));
        }
    }

    private static final class Printer implements DocumentPrinter {
        private final DeviceContext context;
        private volatile DeviceStatus status = DeviceStatus.ready(Instant.EPOCH);
        private long pages;

        Printer(DeviceContext context) {
            this.context = context;
        }

        @Override
        public Outcome<PrintProof> print(PrintJob job, Consumer<PrintProgress> progress, Call call) {
            progress.accept(new PrintProgress(PrintProgress.Stage.SENDING, 0, Optional.empty()));
            switch (job.key()) {
                case "spin" -> {
                    while (true) {
                        Thread.onSpinWait();
                    }
                }
                case "exit" -> System.exit(7);
                case "segfault" -> MemorySegment.ofAddress(0).reinterpret(16).set(ValueLayout.JAVA_INT, 0, 42);
                case "throw" -> throw new IllegalStateException("secret");
                case "null" -> {
                    return null;
                }
                case "nulls" -> {
                    return Outcome.done(new PrintProof(null, 1, "x"));
                }
                case "babble" -> System.out.println("AAAA\u0000\u0001 this goes to the log");
                case "wait" -> {
                    Thread me = Thread.currentThread();
                    call.onCancel(() -> LockSupport.unpark(me));
                    while (call.goesOn()) {
                        LockSupport.parkNanos(call.remaining().toNanos());
                    }
                    return call.cancelled() ? Outcome.cancelled() : Outcome.failed(Fault.SUPPLY_OUT, "own word at the deadline");
                }
                case "error" -> throw new AssertionError("secret");
                case "allocate" -> {
                    List<byte[]> kept = new java.util.ArrayList<>();
                    while (true) {
                        kept.add(new byte[1 << 20]);
                    }
                }
                case "threads" -> {
                    for (int i = 0; i < 100; i++) {
                        new Thread(() -> LockSupport.park()).start();
                    }
                }
                case "flood" -> new Thread(() -> {
                            for (long i = 0; ; i++) {
                                status = i % 2 == 0
                                        ? DeviceStatus.of(DeviceStatus.State.DEGRADED, DeviceStatus.Detail.SUPPLY_LOW, "", Instant.EPOCH)
                                        : DeviceStatus.ready(Instant.EPOCH);
                                context.events().emit(new DeviceEvent.StatusChanged(status));
                                context.events().emit(new DeviceEvent.MediaDetected());
                            }
                        })
                        .start();
                case "chatter" -> new Thread(() -> {
                            while (true) {
                                progress.accept(new PrintProgress(PrintProgress.Stage.PRINTING, 1, Optional.empty()));
                            }
                        })
                        .start();
                case "low" -> {
                    status = DeviceStatus.of(DeviceStatus.State.DEGRADED, DeviceStatus.Detail.SUPPLY_LOW, "", Instant.EPOCH);
                    context.events().emit(new DeviceEvent.StatusChanged(status));
                    context.events().emit(new DeviceEvent.MediaDetected());
                }
                default -> {}
            }
            pages += job.pages();
            progress.accept(new PrintProgress(PrintProgress.Stage.PRINTING, job.pages(), Optional.empty()));
            return Outcome.done(new PrintProof("42", job.pages(), sees() + " " + job.pdf().length));
        }

        /** What the vendor's loader lets through. */
        private static String sees() {
            StringBuilder seen = new StringBuilder();
            for (String name : List.of(
                    "java.sql.Connection",
                    "org.nightwindow.driver.Wire",
                    "org.nightwindow.driver.host.Supervisor",
                    "org.slf4j.Logger",
                    "com.fazecast.jSerialComm.SerialPort")) {
                try {
                    Class.forName(name);
                    seen.append('+');
                } catch (ClassNotFoundException hidden) {
                    seen.append('-');
                }
            }
            return seen.toString();
        }

        @Override
        public Outcome<PrintRecord> find(String jobKey, Call call) {
            if (jobKey.equals("exit")) {
                System.exit(7);
            }
            return Outcome.done(new PrintRecord.Forgotten(jobKey));
        }

        @Override
        public Outcome<PrintRecord> withdraw(String jobKey, Call call) {
            return find(jobKey, call);
        }

        @Override
        public Outcome<Long> pageCounter(Call call) {
            return Outcome.done(pages);
        }

        @Override
        public DeviceStatus status() {
            return status;
        }

        @Override
        public Capabilities capabilities() {
            return Capabilities.of(Duration.ofSeconds(1), Capabilities.Feature.COUNTS_PAGES);
        }

        @Override
        public void poll(Call call) {}

        @Override
        public Outcome<SelfTest> selfTest(Call call) {
            return Outcome.done(new SelfTest(List.of(new SelfTest.Check("tray 1", true, ""))));
        }

        @Override
        public void close() {}
    }
}
