package org.nightwindow.driver.testkit.scanner;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.nightwindow.driver.testkit.wire.Pace;

/// How a scanner is set up, as one does it with its configuration bar codes.
///
/// @param suffix what follows each code
/// @param encoding how text is sent; GB 18030 on many Chinese scanners
/// @param pace how fast bytes leave
/// @param repeatEvery how often a code that stays in view is sent again; zero for once
/// @param triggerOn the command that starts reading; empty for a scanner that always reads
/// @param triggerOff the command that stops it
public record ScannerSetup(
        Suffix suffix, Charset encoding, Pace pace, Duration repeatEvery, byte[] triggerOn, byte[] triggerOff) {

    /// Always reads, sends each code once in UTF-8 with CR LF.
    public static final ScannerSetup USUAL = new ScannerSetup(
            Suffix.CRLF, StandardCharsets.UTF_8, Pace.AT_ONCE, Duration.ZERO, new byte[0], new byte[0]);

    public enum Suffix {
        NONE(""),
        CR("\r"),
        LF("\n"),
        CRLF("\r\n");

        private final String text;

        Suffix(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    public ScannerSetup withSuffix(Suffix other) {
        return new ScannerSetup(other, encoding, pace, repeatEvery, triggerOn, triggerOff);
    }

    public ScannerSetup withEncoding(Charset other) {
        return new ScannerSetup(suffix, other, pace, repeatEvery, triggerOn, triggerOff);
    }

    public ScannerSetup withPace(Pace other) {
        return new ScannerSetup(suffix, encoding, other, repeatEvery, triggerOn, triggerOff);
    }

    public ScannerSetup repeatingEvery(Duration every) {
        return new ScannerSetup(suffix, encoding, pace, every, triggerOn, triggerOff);
    }

    public ScannerSetup triggeredBy(byte[] on, byte[] off) {
        return new ScannerSetup(suffix, encoding, pace, repeatEvery, on, off);
    }
}
