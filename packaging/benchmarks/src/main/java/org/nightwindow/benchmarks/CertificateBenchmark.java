package org.nightwindow.benchmarks;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import org.nightwindow.console.documents.Content;
import org.nightwindow.console.documents.Press;
import org.nightwindow.console.documents.SealKey;
import org.slf4j.LoggerFactory;

/// How much our certificate costs above the least that could make the same paper: beside it, a floor written straight
/// down in PDFBox calls draws the same texts in the same fonts, lines, QR, seal, watermark, XMP and ICC, and signs
/// with the same key. Ratio of medians, interleaved.
///
/// `./mvnw -Pbench -Dbench=CertificateBenchmark`
public final class CertificateBenchmark {
    /// The two differ by the checks of a layout; half as much again is the most they may cost.
    private static final double LIMIT = 1.5;

    private static final int WARM_UP = 150;
    private static final int ROUNDS = 200;

    public static void main(String[] arguments) throws Exception {
        // PDFBox would otherwise write more lines than the document has.
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        Path fonts = Files.createTempDirectory("fonts");
        PrivateKeyEntry seal = SealKey.create(SampleCertificate.OFFICE, Instant.now(), new SecureRandom());
        Content content = SampleCertificate.content();
        try (Press press = new Press(fonts, (name, office) -> seal, SampleCertificate.ZONE);
                CertificateFloor floor = new CertificateFloor(fonts, seal)) {
            byte[] ours = press.make("tax_cert_table", content, SampleCertificate.NUMBERING);
            byte[] least = floor.make(content);
            Making our = () -> press.make("tax_cert_table", content, SampleCertificate.NUMBERING);
            Making theirs = () -> floor.make(content);
            for (int i = 0; i < WARM_UP; i++) {
                our.make();
                theirs.make();
            }
            long[] ourTimes = new long[ROUNDS];
            long[] floorTimes = new long[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                // Whoever comes second finds warmer caches, so they take turns.
                if (i % 2 == 0) {
                    ourTimes[i] = time(our);
                    floorTimes[i] = time(theirs);
                } else {
                    floorTimes[i] = time(theirs);
                    ourTimes[i] = time(our);
                }
            }
            report(ourTimes, floorTimes, ours.length, least.length);
        }
    }

    private static void report(long[] ours, long[] floor, int ourBytes, int floorBytes) {
        Arrays.sort(ours);
        Arrays.sort(floor);
        double ratio = (double) ours[ROUNDS / 2] / floor[ROUNDS / 2];
        System.out.printf(
                "Method: one JVM, one thread, %d rounds of each after %d to warm up, taking turns; compose and sign one"
                        + " A4 certificate with 8 payments, RSA-3072; median, 10th and 90th percentile.%n",
                ROUNDS, WARM_UP);
        print("certificate", ours, ourBytes);
        print("floor", floor, floorBytes);
        System.out.printf("ratio of medians %.2f (limit %.2f) %s%n", ratio, LIMIT, ratio <= LIMIT ? "OK" : "TOO SLOW");
        if (ratio > LIMIT) {
            System.exit(1);
        }
    }

    private static void print(String name, long[] sorted, int bytes) {
        System.out.printf(
                "%-12s %6.2f ms  (%.2f – %.2f)  %d bytes%n",
                name, sorted[ROUNDS / 2] / 1e6, sorted[ROUNDS / 10] / 1e6, sorted[ROUNDS * 9 / 10] / 1e6, bytes);
    }

    private interface Making {
        byte[] make() throws Exception;
    }

    private static long time(Making making) throws Exception {
        long start = System.nanoTime();
        making.make();
        return System.nanoTime() - start;
    }

    private CertificateBenchmark() {}
}
