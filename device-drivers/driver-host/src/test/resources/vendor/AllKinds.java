package vendor;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.nightwindow.driver.*;

/** One driver of each kind; each answers with what it was asked. */
public final class AllKinds {
    abstract static class Driver implements DriverProvider {
        private final DeviceKind kind;

        Driver(DeviceKind kind) {
            this.kind = kind;
        }

        @Override
        public DriverInfo info() {
            return new DriverInfo("all." + kind.name().toLowerCase().replace('_', '-'), "All", "x", "1.0.0", kind, true);
        }

        @Override
        public ConfigSchema configSchema() {
            return ConfigSchema.of();
        }
    }

    abstract static class Base {
        public DeviceStatus status() {
            return DeviceStatus.ready(Instant.EPOCH);
        }

        public Capabilities capabilities() {
            return Capabilities.of(Duration.ofSeconds(60));
        }

        public void poll(Call call) {}

        public Outcome<SelfTest> selfTest(Call call) {
            return Outcome.done(new SelfTest(List.of()));
        }

        public void close() {}
    }

    public static final class IdReader extends Driver {
        public IdReader() {
            super(DeviceKind.ID_CARD_READER);
        }

        @Override
        public Outcome<Device> open(DeviceContext context, Call call) {
            final class It extends Base implements IdCardReader {
                public Outcome<IdCard> read(Call call) {
                    LocalDate day = LocalDate.of(2020, 2, 29);
                    return Outcome.done(new IdCard.ForeignerSince2023("名", "NAME", IdCard.Sex.MALE, day, "9", "CAN", "00", day, Optional.of(day), Optional.of(new byte[1024])));
                }
            }
            return Outcome.done(new It());
        }
    }

    public static final class SmartCard extends Driver {
        public SmartCard() {
            super(DeviceKind.SMART_CARD_READER);
        }

        @Override
        public Outcome<Device> open(DeviceContext context, Call call) {
            final class It extends Base implements SmartCardReader {
                public Outcome<byte[]> powerOn(Call call) {
                    return Outcome.done(new byte[] {0x3B, 0});
                }

                public Outcome<byte[]> transmit(byte[] command, Call call) {
                    return Outcome.done(command);
                }

                public Outcome<Nothing> powerOff(Call call) {
                    return Outcome.done();
                }
            }
            return Outcome.done(new It());
        }
    }

    public static final class Scanner extends Driver {
        public Scanner() {
            super(DeviceKind.CODE_SCANNER);
        }

        @Override
        public Outcome<Device> open(DeviceContext context, Call call) {
            final class It extends Base implements CodeScanner {
                public Outcome<ScannedCode> scan(Call call) {
                    return Outcome.done(new ScannedCode("码"));
                }
            }
            return Outcome.done(new It());
        }
    }

    public static final class Camera extends Driver {
        public Camera() {
            super(DeviceKind.DOCUMENT_CAMERA);
        }

        @Override
        public Outcome<Device> open(DeviceContext context, Call call) {
            final class It extends Base implements DocumentCamera {
                public Outcome<Picture> capture(Call call) {
                    return Outcome.done(new Picture(new byte[3_000_000]));
                }

                public Outcome<Nothing> preview(Consumer<Picture> viewer, Call call) {
                    for (int i = 0; call.goesOn(); i++) {
                        viewer.accept(new Picture(new byte[i]));
                        try {
                            Thread.sleep(5);
                        } catch (InterruptedException never) {
                            return Outcome.cancelled();
                        }
                    }
                    return Outcome.cancelled();
                }
            }
            return Outcome.done(new It());
        }
    }

    public static final class Slips extends Driver {
        public Slips() {
            super(DeviceKind.RECEIPT_PRINTER);
        }

        @Override
        public Outcome<Device> open(DeviceContext context, Call call) {
            final class It extends Base implements ReceiptPrinter {
                public Outcome<Confirmation> print(ReceiptImage slip, Call call) {
                    return Outcome.done(slip.rows() == 3 ? Confirmation.CONFIRMED : Confirmation.ASSUMED);
                }
            }
            return Outcome.done(new It());
        }
    }

    public static final class Terminal extends Driver {
        public Terminal() {
            super(DeviceKind.PAYMENT_TERMINAL);
        }

        @Override
        public Outcome<Device> open(DeviceContext context, Call call) {
            final class It extends Base implements PaymentTerminal {
                public Outcome<Payment> pay(Charge charge, Call call) {
                    if (charge.fen() == 666) {
                        Runtime.getRuntime().halt(1);
                    }
                    return Outcome.done(new Payment(charge.serviceId(), charge.fen(), "ref"));
                }

                public Outcome<Payment> query(String serviceId, Call call) {
                    return Outcome.failed(Fault.NO_MEDIA, Remedy.RETRY, serviceId);
                }

                public Outcome<Nothing> reverse(String serviceId, Call call) {
                    return Outcome.unknown("lost", serviceId);
                }
            }
            return Outcome.done(new It());
        }
    }

    public static final class Matcher extends Driver {
        public Matcher() {
            super(DeviceKind.PERSON_MATCHER);
        }

        @Override
        public Outcome<Device> open(DeviceContext context, Call call) {
            final class It extends Base implements PersonMatcher {
                public Outcome<Match> match(Consent consent, byte[] referencePhoto, Call call) {
                    return Outcome.done(new Match(consent.token().equals("consent-1"), referencePhoto.length));
                }
            }
            return Outcome.done(new It());
        }
    }

    public static final class Panel extends Driver {
        public Panel() {
            super(DeviceKind.SENSOR_PANEL);
        }

        @Override
        public Outcome<Device> open(DeviceContext context, Call call) {
            final class It extends Base implements SensorPanel {
                private volatile int lit;

                public List<Reading> readings() {
                    return List.of(new Reading("ups", Kind.BATTERY_PERCENT, lit));
                }

                public Outcome<Nothing> light(String name, Light light, Call call) {
                    lit = light.ordinal();
                    return Outcome.done();
                }
            }
            return Outcome.done(new It());
        }
    }

    private AllKinds() {}
}
