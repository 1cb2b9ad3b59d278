package org.nightwindow.driver.standard.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.nightwindow.driver.ScannedCode;

class CodecTest {
    private static final Charset GB18030 = Charset.forName("GB18030");

    @Example
    void utf8First_thenGb18030_elseNothing() {
        assertThat(CodeText.decode("完税证明 №7 🏮".getBytes(StandardCharsets.UTF_8)))
                .contains("完税证明 №7 🏮");
        assertThat(CodeText.decode("完税证明".getBytes(GB18030))).contains("完税证明");
        assertThat(CodeText.decode(new byte[] {(byte) 0xFF, 'A'})).isEmpty();
    }

    @Property(tries = 1000)
    void anyTextSurvivesUtf8(@ForAll @StringLength(max = 200) String text) {
        // A lone surrogate is no text and cannot be encoded.
        String sent = text.codePoints()
                .filter(point -> Character.getType(point) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        assertThat(CodeText.decode(sent.getBytes(StandardCharsets.UTF_8))).contains(sent);
    }

    @Property(tries = 1000)
    void anyBytesAreDecodedOrRefused(@ForAll @Size(max = 300) byte[] bytes) {
        assertThat(CodeText.decode(bytes)).isNotNull();
    }

    @Property(tries = 1000)
    void aLineHoldsWhatCameBeforeItsEnd_andNeverMoreThanTheCap(@ForAll @Size(max = 300) byte[] bytes) {
        LineCollector collector = new LineCollector();
        StringBuilder expected = new StringBuilder();
        for (byte next : bytes) {
            boolean end = collector.take(next);
            assertThat(end).isEqualTo((next == '\r' || next == '\n') && expected.length() > 0);
            if (next == '\r' || next == '\n') {
                assertThat(new String(collector.line(), StandardCharsets.ISO_8859_1))
                        .isEqualTo(expected.toString());
                collector.clear();
                expected.setLength(0);
            } else {
                expected.append((char) (next & 0xFF));
            }
        }
    }

    @Example
    void exactlyTheCapFits_oneMoreDoesNot() {
        LineCollector collector = new LineCollector();
        for (int i = 0; i < ScannedCode.MAX_BYTES; i++) {
            collector.take((byte) 'x');
        }
        assertThat(collector.tooLong()).isFalse();
        collector.take((byte) 'x');
        assertThat(collector.tooLong()).isTrue();
        assertThat(collector.line()).hasSize(ScannedCode.MAX_BYTES);
    }

    @Example
    void theSameCodeIsDroppedForOneAndAHalfSeconds_anotherOneIsNot() {
        AtomicLong now = new AtomicLong(5);
        LastCode last = new LastCode(now::get);
        assertThat(last.repeats(new byte[] {1})).isFalse();
        now.addAndGet(Duration.ofMillis(1499).toNanos());
        assertThat(last.repeats(new byte[] {1})).isTrue();
        now.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(last.repeats(new byte[] {1})).isFalse();
        assertThat(last.repeats(new byte[] {2})).isFalse();
        assertThat(last.repeats(new byte[] {1})).isFalse();
    }
}
