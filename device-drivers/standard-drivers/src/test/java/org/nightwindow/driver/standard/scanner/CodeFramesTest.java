package org.nightwindow.driver.standard.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.nightwindow.driver.ScannedCode;
import org.nightwindow.driver.standard.AnyFrames;

/// Lines of a code scanner.
final class CodeFramesTest extends AnyFrames {
    @Override
    protected List<byte[]> sound() {
        return List.of(
                "NW1|SAMPLE-9901-1\r\n".getBytes(StandardCharsets.US_ASCII),
                "样若溪\n".getBytes(StandardCharsets.UTF_8),
                "样若溪\r".getBytes(Charset.forName("GB18030")),
                "x".repeat(ScannedCode.MAX_BYTES + 1).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    protected void read(byte[] bytes, Random random) {
        LineCollector collector = new LineCollector();
        for (byte one : bytes) {
            if (collector.take(one) || collector.tooLong()) {
                assertThat(collector.line().length).isLessThanOrEqualTo(ScannedCode.MAX_BYTES);
                CodeText.decode(collector.line())
                        .ifPresent(text -> assertThat(text).doesNotContain("\uFFFD"));
                collector.clear();
            }
        }
    }
}
