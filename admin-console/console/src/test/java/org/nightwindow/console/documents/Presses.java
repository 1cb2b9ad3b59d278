package org.nightwindow.console.documents;

import java.nio.file.Path;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.nightwindow.console.keys.KeyFolder;
import org.nightwindow.console.records.PropertyUnit;
import org.nightwindow.console.records.RecordSource;
import org.nightwindow.console.records.TaxAccount;
import org.nightwindow.console.records.TaxPayment;
import org.nightwindow.hall.IssueRequest;

/// One press for all tests of this JVM: fonts are parsed and an RSA-3072 key is made only once. And the certificate
/// of the design picture.
public final class Presses {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final SecureRandom RANDOM = new SecureRandom();

    /// Of the seal's key. Kept between runs: making one takes seconds.
    public static final Path KEYS = Path.of("target", "test-keys");

    static final PrivateKeyEntry SEAL = seal("seal", "样例市示范区税务局");

    static final Press PRESS = new Press(Path.of("target", "test-fonts"), Presses::seal, ZONE);
    static final String TEMPLATE = "tax_cert_table";
    static final Numbering NUMBERING = new Numbering(
            "990126110004173",
            "K7Q4-92MD",
            "https://yan.yangli.example/v/AbCdEfGhIjKlMnOpQrStUvWxYz0",
            Instant.parse("2026-11-20T19:18:42Z"));

    private static PrivateKeyEntry seal(String name, String office) {
        return new KeyFolder(KEYS, RANDOM).keyPair(name, () -> SealKey.create(office, Instant.now(), RANDOM));
    }

    /// The four payments of the picture.
    static Content picture() {
        return content(
                "样若溪",
                List.of(
                        payment(
                                "9990101260115000417",
                                "个人所得税",
                                "工资、薪金所得",
                                "2025-01-01",
                                "2025-12-31",
                                "2026-01-15",
                                348620),
                        payment(
                                "9990101260408002093",
                                "个人所得税",
                                "综合所得汇算清缴退税",
                                "2025-01-01",
                                "2025-12-31",
                                "2026-04-08",
                                -41260),
                        payment(
                                "9990101260612000885",
                                "契税",
                                "存量房（住宅）买卖",
                                "2026-06-01",
                                "2026-06-30",
                                "2026-06-12",
                                1268000),
                        payment(
                                "9990101260819001276",
                                "车辆购置税",
                                "车辆",
                                "2026-08-01",
                                "2026-08-31",
                                "2026-08-19",
                                902655)));
    }

    /// As many payments as asked for: 100.01, 200.02…
    static Content rows(int count) {
        return content(
                "样一鸣",
                IntStream.rangeClosed(1, count)
                        .mapToObj(i -> payment(
                                "9990101260713" + String.format("%06d", i),
                                "城市维护建设税",
                                "市区（增值税附征）第 " + i + " 笔",
                                "2026-04-01",
                                "2026-06-30",
                                "2026-07-13",
                                i * 10001L))
                        .toList());
    }

    static Content content(String name, List<TaxPayment> payments) {
        RecordSource source = new RecordSource() {
            @Override
            public Optional<TaxAccount> taxAccount(String id, YearMonth from, YearMonth to, Set<String> types) {
                return Optional.of(new TaxAccount(name, payments));
            }

            @Override
            public List<PropertyUnit> propertyOf(String id) {
                return List.of();
            }

            @Override
            public List<byte[]> invoicesTo(String buyer, LocalDate from, LocalDate to) {
                return List.of();
            }

            @Override
            public Optional<byte[]> invoice(String buyer, String number) {
                return Optional.empty();
            }
        };
        IssueRequest request = new IssueRequest(
                "P-TEST",
                "TAX-01",
                "1",
                "visit",
                new IssueRequest.Applicant(name, "990101198511122024", "L2", "NW1.a.b"),
                Map.of("period_from", "2025-01", "period_to", "2026-11", "purpose", "贷款"));
        DocumentKind.Gathered gathered = new TaxCertificate(source).gather(request, "990101-K03");
        return ((DocumentKind.Ready) gathered).content().with("verify_at", "yan.yangli.example/v");
    }

    static TaxPayment payment(String voucher, String type, String item, String from, String to, String paid, long fen) {
        return new TaxPayment(
                voucher, type, item, LocalDate.parse(from), LocalDate.parse(to), LocalDate.parse(paid), fen);
    }

    private Presses() {}
}
