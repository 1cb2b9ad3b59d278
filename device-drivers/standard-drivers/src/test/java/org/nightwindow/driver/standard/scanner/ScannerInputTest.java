package org.nightwindow.driver.standard.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Wire;
import org.nightwindow.driver.WireException;
import org.nightwindow.driver.standard.scanner.ScannerInput.Line;

/// When pieces arrive decides what is a code; here in virtual time.
class ScannerInputTest {
    private final Pieces wire = new Pieces();
    private final ScannerInput input = new ScannerInput(wire, Duration.ofMillis(50), () -> wire.now);

    @Test
    void theQuestionComesInTheMiddleOfACode_itsRestIsNoCode() throws WireException {
        wire.at(0, "NW1.first half ");
        wire.at(20, "second half\r\nNEXT\r\n");
        input.settle(call());
        assertThat(line()).isEqualTo("NEXT");
    }

    @Test
    void thePollTookTheBeginning_theRestIsNoCode() throws WireException {
        wire.at(0, "NW1.first ");
        wire.at(10, "second ");
        wire.at(40, "third\r");
        wire.at(500, "NEXT\r");
        input.dropArrived();
        input.settle(call());
        assertThat(line()).isEqualTo("NEXT");
    }

    @Test
    void aCodeWithoutALineEndWasCut_silenceEndsIt() throws WireException {
        wire.at(0, "NW1.first ");
        wire.at(30, "second");
        wire.at(81, "NEXT");
        input.settle(call());
        assertThat(line()).isEqualTo("NEXT");
    }

    @Test
    void aWholeCodeBeforeTheQuestion_isThrownAway_andNoTimeIsLost() throws WireException {
        wire.at(0, "BEFORE\r\n");
        wire.at(3, "NEXT\r\n");
        input.settle(call());
        assertThat(line()).isEqualTo("NEXT");
    }

    @Test
    void piecesLessThanTheGapApart_areOneCode_moreApart_areTwo() throws WireException {
        wire.at(10, "one ");
        wire.at(55, "code");
        wire.at(106, "another");
        input.settle(call());
        assertThat(line()).isEqualTo("one code");
        assertThat(line()).isEqualTo("another");
    }

    @Test
    void twoCodesInOnePiece_areTwoCodes() throws WireException {
        wire.at(10, "one\r\ntwo\r\n");
        input.settle(call());
        assertThat(line()).isEqualTo("one");
        assertThat(line()).isEqualTo("two");
    }

    private String line() throws WireException {
        Line line = input.next(call());
        assertThat(line).isInstanceOf(Line.Whole.class);
        return new String(((Line.Whole) line).bytes(), StandardCharsets.UTF_8);
    }

    private Call call() {
        return new Call("test", Duration.ofSeconds(10), () -> wire.now);
    }

    /// A wire on which each piece arrives at its millisecond.
    private static final class Pieces implements Wire {
        private record Piece(long atNanos, byte[] bytes) {}

        private final Deque<Piece> coming = new ArrayDeque<>();
        private long now;

        void at(int millis, String text) {
            coming.add(new Piece(millis * 1_000_000L, text.getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public int read(byte[] buffer, Duration limit) {
            long until = now + limit.toNanos();
            if (coming.isEmpty() || coming.getFirst().atNanos > until) {
                now = until;
                return 0;
            }
            Piece piece = coming.removeFirst();
            now = Math.max(now, piece.atNanos);
            System.arraycopy(piece.bytes, 0, buffer, 0, piece.bytes.length);
            return piece.bytes.length;
        }

        @Override
        public void write(byte[] bytes, Duration limit) {}

        @Override
        public void discardInput() {}

        @Override
        public void close() {}
    }
}
