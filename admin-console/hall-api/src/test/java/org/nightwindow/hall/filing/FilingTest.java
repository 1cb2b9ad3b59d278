package org.nightwindow.hall.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.nightwindow.hall.IssueRequest.Applicant;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.Signature;

class FilingTest {
    private static final byte[] SECRET = "样月华 990101194403085029".getBytes(StandardCharsets.UTF_8);

    /// Opening costs an RSA operation; every part of an envelope is longer than this.
    private static final int STRIDE = 13;

    private record Console(KeyPair key, X509Certificate certificate) {
        static Console of(String algorithm, int bits) throws Exception {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            KeyPair pair = generator.generateKeyPair();
            X500Name name = new X500Name("CN=filing");
            Instant now = Instant.parse("2026-11-21T19:00:00Z");
            var holder = new JcaX509v3CertificateBuilder(
                            name,
                            BigInteger.ONE,
                            Date.from(now),
                            Date.from(now.plusSeconds(1000)),
                            name,
                            pair.getPublic())
                    .build(new JcaContentSignerBuilder(algorithm.equals("EC") ? "SHA256withECDSA" : "SHA256withRSA")
                            .build(pair.getPrivate()));
            return new Console(pair, new JcaX509CertificateConverter().getCertificate(holder));
        }
    }

    @Test
    void onlyTheConsoleReadsWhatIsInAnEnvelope() throws Exception {
        Console console = Console.of("RSA", 2048);
        byte[] envelope = Envelope.seal(SECRET, console.certificate());

        assertThat(new String(envelope, StandardCharsets.ISO_8859_1)).doesNotContain("990101194403085029");
        assertThat(Envelope.open(envelope, console.key().getPrivate())).contains(SECRET);
        assertThat(Envelope.open(envelope, Console.of("RSA", 2048).key().getPrivate()))
                .isEmpty();
        assertThatThrownBy(() -> Envelope.seal(SECRET, Console.of("EC", 256).certificate()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RSA");
    }

    @Test
    void anEnvelopeThatWasTouchedDoesNotOpen_andNeverThrows() throws Exception {
        Console console = Console.of("RSA", 2048);
        byte[] envelope = Envelope.seal(SECRET, console.certificate());
        for (int i = 0; i < envelope.length; i += STRIDE) {
            byte[] touched = envelope.clone();
            touched[i] ^= 1;
            assertThat(Envelope.open(touched, console.key().getPrivate()))
                    .as("byte %d", i)
                    .satisfiesAnyOf(
                            opened -> assertThat(opened).isEmpty(),
                            opened -> assertThat(opened).contains(SECRET));
        }
        assertThat(Envelope.open(new byte[0], console.key().getPrivate())).isEmpty();
    }

    /// 00200667308 has the check digit 5: an example used with ISO 7064 MOD 11,10 elsewhere.
    @Test
    void theCheckDigitIsTheOneOfTheStandard() {
        assertThat(QueryCode.isValid("002006673085")).isTrue();
        assertThat(QueryCode.of("P-a")).hasSize(12).matches(QueryCode::isValid).isEqualTo(QueryCode.of("P-a"));
        assertThat(QueryCode.grouped("123456789012")).isEqualTo("1234 5678 9012");
        assertThat(QueryCode.isValid("12345678901")).isFalse();
        assertThat(QueryCode.isValid("１２３４５６７８９０１２")).isFalse();
    }

    @Property(tries = 300)
    void aSingleWrongDigitIsFound(
            @ForAll int seed, @ForAll @IntRange(max = 11) int place, @ForAll @IntRange(min = 1, max = 9) int off) {
        String code = QueryCode.of("P-" + seed);
        char wrong = (char) ('0' + (code.charAt(place) - '0' + off) % 10);
        assertThat(QueryCode.isValid(code.substring(0, place) + wrong + code.substring(place + 1)))
                .isFalse();
    }

    @Test
    void aDeclarationTravelsWhole_andIsNeverWrittenToALog() throws Exception {
        Declaration declaration = new Declaration(
                "P-key",
                "CIV-03",
                "3",
                "visit",
                new Applicant("样月华", "990101194403085029", "L2", "token"),
                Map.of("bank_acct", "6222020000000000000"),
                new Signature(List.of(new Signature.Stroke(List.of(new Signature.Point(0, 10_000))))),
                Instant.parse("2026-11-21T19:04:05.678Z"),
                Optional.of(new Declaration.Amends(Declaration.Amends.How.CORRECT, "0017")));
        byte[] json = Json.MAPPER.writeValueAsBytes(declaration);
        assertThat(Json.MAPPER.readValue(json, Declaration.class)).isEqualTo(declaration);
        assertThat(declaration.toString()).isEqualTo("Declaration[P-key, CIV-03]");
        // One that an older kiosk has kept is not lost.
        ObjectNode older = (ObjectNode) Json.MAPPER.readTree(json);
        older.remove("amends");
        assertThat(Json.MAPPER.treeToValue(older, Declaration.class).amends()).isEmpty();
        assertThat(declaration.signature().toString()).isEqualTo("Signature[1 strokes]");
    }
}
