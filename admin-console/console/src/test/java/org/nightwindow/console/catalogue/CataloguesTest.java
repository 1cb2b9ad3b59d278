package org.nightwindow.console.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.FreshData;
import org.nightwindow.console.cases.FilingKey;
import org.nightwindow.console.database.Database;
import org.nightwindow.console.documents.Presses;
import org.nightwindow.console.keys.KeyFolder;

class CataloguesTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final String CERTIFICATE = certificate();

    @TempDir
    Path folder;

    private Path file;
    private Database database;

    private static String certificate() {
        SecureRandom random = new SecureRandom();
        KeyFolder keys = new KeyFolder(Presses.KEYS, random);
        return FilingKey.in(keys, CLOCK.instant(), random).certificatePem();
    }

    @BeforeEach
    void open() throws IOException {
        database = Database.open(FreshData.databaseIn(folder), FreshData.BOOT_PASSWORD);
        file = folder.resolve("catalogue.yaml");
        Files.writeString(file, inTheBox());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void kiosksGetTheCertificateTheySealTo_andWhatTheySignedWithAnOlderCatalogueCanStillBeJudged() throws IOException {
        Catalogues catalogues = catalogues(Map.of());
        String before = catalogues.running().version();
        assertThat(catalogues.running().catalogue().filingCertificate()).isPresent();
        assertThat(catalogues.published(before).orElseThrow().supersededAt()).isEmpty();

        Files.writeString(file, inTheBox().replaceFirst("version: .*", "version: other-2"));
        catalogues.lookAgain();
        assertThat(catalogues.running().version()).startsWith("other-2-k");
        Catalogues.Earlier earlier = catalogues.published(before).orElseThrow();
        assertThat(earlier.catalogue().version()).isEqualTo(before);
        assertThat(earlier.supersededAt()).isPresent();
        assertThat(catalogues.published("never")).isEmpty();
    }

    @Test
    void aBrokenFileIsRejectedWhole_everyErrorIsListed_theOldOneStays() throws IOException {
        Catalogues catalogues = catalogues(Map.of());
        String before = catalogues.running().version();
        String broken = inTheBox().replaceFirst("version: .*", "version: other-1") + "\nno-such-key: 1\nnor-this: 2\n";

        assertThat(catalogues.publish(broken))
                .isInstanceOfSatisfying(
                        Catalogues.Result.Rejected.class,
                        rejected -> assertThat(rejected.problems()).hasSize(2));
        Files.writeString(file, broken);
        catalogues.lookAgain();
        assertThat(catalogues.running().version()).isEqualTo(before);
        assertThat(catalogues(Map.of()).running().version())
                .as("a console whose file was broken overnight still starts")
                .isEqualTo(before);
    }

    @Test
    void aNewFileIsPublishedWithoutARestart() throws IOException {
        Catalogues catalogues = catalogues(Map.of());
        Files.writeString(file, inTheBox().replaceFirst("version: .*", "version: other-1"));
        catalogues.lookAgain();
        assertThat(catalogues.running().version()).startsWith("other-1-k");
    }

    @Test
    void aVersionNeverGetsOtherContent() throws IOException {
        Catalogues catalogues = catalogues(Map.of());
        assertThat(catalogues.publish(inTheBox().replaceFirst("minutes: 2", "minutes: 3")))
                .isInstanceOf(Catalogues.Result.Rejected.class);
    }

    @Test
    void withoutAnyCatalogueNothingStarts_andEveryProblemIsSaid() throws IOException {
        Files.writeString(file, "version: 1\nfoo: 2\n");
        assertThatThrownBy(() -> catalogues(Map.of()))
                .isInstanceOf(Catalogues.CatalogueUnusable.class)
                .hasMessageContaining("foo")
                .hasMessageContaining("items");
    }

    @Test
    void issuersOfTheConfigurationReachTheKiosks_underAnotherVersion() throws GeneralSecurityException {
        String plain = catalogues(Map.of()).running().version();
        String asWritten = plain.substring(0, plain.lastIndexOf("-k"));
        Catalogues.Publication merged =
                catalogues(Map.of("city-app-2", ed25519())).running();
        assertThat(merged.catalogue().issuers()).containsKey("city-app-2");
        assertThat(merged.yaml()).contains("city-app-2");
        assertThat(merged.version()).startsWith(asWritten).isNotEqualTo(plain);
    }

    private Catalogues catalogues(Map<String, String> issuers) {
        return new Catalogues(database.jdbi(), Optional.of(file), issuers, CERTIFICATE, CLOCK);
    }

    private static String ed25519() throws GeneralSecurityException {
        return Base64.getEncoder()
                .encodeToString(KeyPairGenerator.getInstance("Ed25519")
                        .generateKeyPair()
                        .getPublic()
                        .getEncoded());
    }

    private static String inTheBox() throws IOException {
        try (InputStream in =
                CataloguesTest.class.getResourceAsStream("/org/nightwindow/hall/catalogue/default-catalogue.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
