package org.nightwindow.driver.host.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Anything may stand in a file somebody copied.
class ManifestTest {
    private static final String SUM = "a".repeat(64);

    private static final Manifest ACME = new Manifest(
            "Acme \"印\" \\", "1.0", Map.of("a.jar", SUM, "b.so", SUM), Optional.of(new Manifest.Report("r.json", SUM)));

    @Test
    void whatIsWritten_isRead() {
        assertThat(Manifest.read(ACME.write())).isEqualTo(new Manifest.Read.Sound(ACME));
    }

    @Test
    void sameManifest_isAlwaysTheSameBytes_asThoseThatWereSigned() {
        assertThat(new String(ACME.write(), StandardCharsets.UTF_8))
                .isEqualTo("{\n  \"vendor\": \"Acme \\\"印\\\" \\\\\",\n  \"version\": \"1.0\",\n  \"files\": {\n"
                        + "    \"a.jar\": \"" + SUM + "\",\n    \"b.so\": \"" + SUM + "\"\n  },\n"
                        + "  \"report\": {\"file\": \"r.json\", \"sha256\": \"" + SUM + "\"}\n}\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                           | "vendor"
            []                                                           | one { … }
            {"vendor": 1}                                                | "vendor"
            {"vendor": "A", "version": "1", "files": {}}                 | at least one .jar
            {"vendor": "A", "version": "1", "files": {"a.jar": "12"}}    | SHA-256
            {"vendor": "A", "vendor": "B"}                               | Duplicate field
            {"vendor": "A"} {}                                           | Trailing token
            {"vendor": "\\ud8"}                                          | hex-digit
            """)
    void whatIsWrongIsSaid(String json, String said) {
        assertThat(Manifest.read(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Manifest.Read.Malformed.class,
                        malformed -> assertThat(malformed.why()).contains(said));
    }

    @Property(tries = 500)
    void anyBytesAreAManifestOrMalformed(@ForAll byte[] bytes) {
        assertThat(Manifest.read(bytes)).isNotNull();
    }

    @Property(tries = 500)
    void anyByteOfAManifestMayBeAnother(@ForAll @IntRange(max = 300) int at, @ForAll byte other) {
        byte[] bytes = ACME.write();
        bytes[at % bytes.length] = other;
        assertThat(Manifest.read(bytes)).isNotNull();
    }

    @Test
    void nestedWithoutEnd_isMalformed() {
        assertThat(Manifest.read("[".repeat(100_000).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Manifest.Read.Malformed.class);
    }
}
