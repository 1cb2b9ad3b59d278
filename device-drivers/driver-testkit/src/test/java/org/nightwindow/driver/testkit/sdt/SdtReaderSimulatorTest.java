package org.nightwindow.driver.testkit.sdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightwindow.driver.testkit.wire.Pace;

/// The simulator against the byte tables of GA/T 467 §7, by a bare socket: no driver may be needed to trust it.
class SdtReaderSimulatorTest {
    private static final String STATUS = "AAAAAA9669 0003 11FF ED";
    private static final String FIND = "AAAAAA9669 0003 2001 22";
    private static final String SELECT = "AAAAAA9669 0003 2002 21";
    private static final String READ = "AAAAAA9669 0003 3001 32";
    private static final String NEWEST_ADDRESS = "AAAAAA9669 0003 3003 30";
    private static final String IN_ORDER = "AAAAAA966900040000 90 94";
    private static final String FOUND = "AAAAAA966900080000 9F 00000000 97";
    private static final String NO_CARD = "AAAAAA966900040000 80 84";
    private static final String SELECTED = "AAAAAA9669000C0000 90 0000000000000000 9C";
    private static final String READ_FAILED = "AAAAAA966900040000 41 45";

    private final SdtReaderSimulator simulator = SdtReaderSimulator.start();

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void anEmptyFieldAnswersAsInTheTables() throws IOException {
        try (Socket line = connect()) {
            assertThat(ask(line, STATUS, 11)).isEqualTo(hex(IN_ORDER));
            assertThat(ask(line, FIND, 11)).isEqualTo(hex(NO_CARD));
            assertThat(ask(line, SELECT, 11)).isEqualTo(hex("AAAAAA966900040000 81 85"));
            assertThat(ask(line, READ, 11)).isEqualTo(hex(READ_FAILED));
        }
        assertThat(simulator.asked(SdtRequest.FIND)).isEqualTo(1);
    }

    @Test
    void aCardIsFoundSelectedAndReadOnce_andMustLeaveBeforeItIsFoundAgain() throws IOException {
        DemoCard card = DemoPeople.RUOXI.card();
        simulator.lay(card);
        try (Socket line = connect()) {
            assertThat(ask(line, FIND, 15)).isEqualTo(hex(FOUND));
            assertThat(ask(line, SELECT, 19)).isEqualTo(hex(SELECTED));
            byte[] read = ask(line, READ, 1295);
            assertThat(HexFormat.of().formatHex(read, 0, 14)).isEqualTo("aaaaaa96690508000090" + "01000400");
            assertThat(new String(read, 14, 6, StandardCharsets.UTF_16LE)).isEqualTo("样若溪");
            assertThat(new String(read, 14 + 122, 36, StandardCharsets.UTF_16LE))
                    .isEqualTo("990101198511122024");
            assertThat(read).endsWith(checksum(read));
            assertThat(ask(line, NEWEST_ADDRESS, 11)).isEqualTo(hex("AAAAAA966900040000 91 95"));
            assertThat(ask(line, FIND, 11)).isEqualTo(hex(NO_CARD));
            simulator.lift();
            simulator.lay(card);
            assertThat(ask(line, FIND, 15)).isEqualTo(hex(FOUND));
        }
    }

    @Test
    void theNewestAddressHas70Bytes() throws IOException {
        simulator.lay(DemoPeople.RUOXI.card().withNewestAddress("样例市新居路8号"));
        try (Socket line = connect()) {
            ask(line, FIND, 15);
            ask(line, SELECT, 19);
            byte[] answer = ask(line, NEWEST_ADDRESS, 81);
            assertThat(new String(answer, 10, 70, StandardCharsets.UTF_16LE).strip())
                    .isEqualTo("样例市新居路8号");
        }
    }

    @Test
    void aDamagedRequestIsRefused_andTheNextOneIsUnderstood() throws IOException {
        try (Socket line = connect()) {
            assertThat(ask(line, "AAAAAA9669 0003 2001 23", 11)).isEqualTo(hex("AAAAAA966900040000 10 14"));
            assertThat(ask(line, "AAAAAA9669 0003 9901 9B", 11)).isEqualTo(hex("AAAAAA966900040000 21 25"));
            assertThat(ask(line, "00AA17" + FIND, 11)).isEqualTo(hex(NO_CARD));
        }
    }

    @Test
    void atFullPace_aCardTakes112Milliseconds() throws IOException {
        simulator.lay(DemoPeople.RUOXI.card());
        simulator.pace(Pace.BAUD_115200);
        try (Socket line = connect()) {
            ask(line, FIND, 15);
            ask(line, SELECT, 19);
            long start = System.nanoTime();
            ask(line, READ, 1295);
            assertThat((System.nanoTime() - start) / 1e6).isGreaterThanOrEqualTo(1295 / 11.520);
        }
    }

    @Test
    void unplugged_nobodyCanConnect_replugged_theAddressIsTheSame() throws IOException {
        String address = simulator.address();
        try (Socket line = connect()) {
            ask(line, STATUS, 11); // it is plugged in, not only knocking
            simulator.unplug();
            assertThat(line.getInputStream().read()).isEqualTo(-1);
        }
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        simulator.replug();
        assertThat(simulator.address()).isEqualTo(address);
        try (Socket line = connect()) {
            assertThat(ask(line, STATUS, 11)).isEqualTo(hex(IN_ORDER));
        }
    }

    @Test
    void eachFaultStrikesOnceOrAlways_andOnlyTheRequestItIsMeantFor() throws IOException {
        simulator.failNext(SdtFault.whenReading(0x31));
        try (Socket line = connect()) {
            assertThat(ask(line, FIND, 11)).isEqualTo(hex(NO_CARD));
            assertThat(ask(line, READ, 11)).isEqualTo(hex("AAAAAA966900040000 31 35"));
            assertThat(ask(line, READ, 11)).isEqualTo(hex(READ_FAILED));
            simulator.failRepeatedly(new SdtFault.WrongChecksum());
            assertThat(ask(line, FIND, 11)).isEqualTo(hex("AAAAAA966900040000 80 85"));
            assertThat(ask(line, FIND, 11)).isEqualTo(hex("AAAAAA966900040000 80 85"));
            simulator.clear();
            assertThat(ask(line, FIND, 11)).isEqualTo(hex(NO_CARD));
        }
    }

    @Test
    void hanging_itCountsWhatItWasAskedAndSaysNothing() throws IOException {
        simulator.hang();
        try (Socket line = connect()) {
            line.getOutputStream().write(hex(FIND));
            await().until(() -> simulator.asked(SdtRequest.FIND) == 1);
            simulator.clear();
            assertThat(ask(line, STATUS, 11)).isEqualTo(hex(IN_ORDER));
        }
    }

    private Socket connect() throws IOException {
        URI address = URI.create(simulator.address());
        Socket line = new Socket(address.getHost(), address.getPort());
        line.setSoTimeout(5000);
        return line;
    }

    private static byte[] ask(Socket line, String request, int answerBytes) throws IOException {
        line.getOutputStream().write(hex(request));
        return line.getInputStream().readNBytes(answerBytes);
    }

    private static byte checksum(byte[] frame) {
        byte check = 0;
        for (int i = 5; i < frame.length - 1; i++) {
            check ^= frame[i];
        }
        return check;
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
