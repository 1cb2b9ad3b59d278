package org.nightwindow.driver.host.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nightwindow.driver.host.vendor.FolderCheck.Verdict;

/// What a technician copied is what the vendor signed, or he is told what is wrong with it.
class FolderCheckTest {
    private static final String JAR = "acme-driver.jar";

    @TempDir
    Path work;

    private Path folder;
    private Path copy;
    private PublisherKey acme;
    private Trust trust;

    @BeforeEach
    void acmeDelivers() throws Exception {
        folder = Files.createDirectories(work.resolve("drivers/acme"));
        copy = work.resolve("run/checked/acme");
        acme = PublisherKey.make();
        trust = trusting(acme, false, false);
        write(JAR, "the driver");
        write("libacme.so", "native code");
        sign(Optional.empty(), acme);
    }

    private static Trust trusting(PublisherKey key, boolean allowUnsigned, boolean demandReport) {
        return new Trust(List.of(Publisher.of("acme", key.publicBase64())), allowUnsigned, demandReport);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private void sign(Optional<String> report, PublisherKey key) throws Exception {
        Signing.sign(folder, "Acme", "1.0.0", report, key);
    }

    private String refused() {
        Verdict verdict = FolderCheck.check(folder, copy, trust);
        assertThat(copy).as("nothing of it is left to be loaded").doesNotExist();
        if (verdict instanceof Verdict.Refused(String why)) {
            assertThat(why).doesNotContain("\n");
            return why;
        }
        throw new AssertionError("taken: " + verdict);
    }

    private Verdict.Good good() {
        Verdict verdict = FolderCheck.check(folder, copy, trust);
        assertThat(verdict).isInstanceOf(Verdict.Good.class);
        return (Verdict.Good) verdict;
    }

    private List<String> copied() throws IOException {
        try (Stream<Path> files = Files.list(copy)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void asDelivered_itIsTaken_andTheCopyHoldsWhatWasSignedAndNothingElse() throws IOException {
        write("README.txt", "put there later");
        assertThat(good().signer()).contains("acme");
        assertThat(copied()).containsExactly(JAR, "libacme.so");
        assertThat(copy.resolve(JAR)).hasContent("the driver");
        assertThat(Files.isWritable(copy)).isTrue();
        assertThat(good().manifest().vendor())
                .as("a second look replaces the copy")
                .isEqualTo("Acme");
    }

    @Test
    void folderIsChangedAfterTheCheck_whatIsLoadedIsWhatWasChecked() throws IOException {
        Verdict.Good good = good();
        write(JAR, "something else");
        assertThat(good.copy().resolve(JAR)).hasContent("the driver");
    }

    @ParameterizedTest
    @CsvSource({"acme-driver.jar", "libacme.so"})
    void fileWasAltered_isRefusedByName(String file) throws IOException {
        write(file, "altered");
        assertThat(refused()).contains(folder.resolve(file) + " was altered", "copy the folder again");
    }

    @ParameterizedTest
    @CsvSource({"acme-driver.jar", "libacme.so"})
    void fileIsMissing_isRefusedByName(String file) throws IOException {
        Files.delete(folder.resolve(file));
        assertThat(refused()).contains(folder.resolve(file) + " is missing", "copy the whole folder again");
    }

    @Test
    void jarWasAdded_isRefusedByName() throws IOException {
        write("extra.jar", "more");
        assertThat(refused()).contains("extra.jar is not in the manifest", "remove it");
    }

    @Test
    void manifestIsMissingUnsignedOrChanged_eachSaysSo() throws IOException {
        Path manifest = folder.resolve("manifest.json");
        String signed = Files.readString(manifest);
        Files.writeString(manifest, signed.replace("1.0.0", "1.0.1"));
        assertThat(refused()).contains("manifest.json was changed after it was signed");
        Files.writeString(manifest, signed);
        write("manifest.sig", "scribble");
        assertThat(refused()).contains("manifest.sig is no signature");
        Files.delete(folder.resolve("manifest.sig"));
        assertThat(refused()).contains("manifest.sig is missing", "ask the vendor for a signed folder");
        Files.writeString(manifest, "{");
        assertThat(refused()).contains("manifest.json is no JSON");
        Files.delete(manifest);
        assertThat(refused()).contains("manifest.json is missing");
    }

    @Test
    void someoneElseSignedIt_isRefused_andTheFingerprintCanBeCompared() throws Exception {
        PublisherKey stranger = PublisherKey.make();
        sign(Optional.empty(), stranger);
        assertThat(refused())
                .contains(
                        "a key this kiosk does not trust",
                        Publisher.fingerprint(stranger.open()),
                        "drivers.publishers");
        assertThat(Publisher.fingerprint(stranger.open())).matches("([0-9a-f]{4}-){3}[0-9a-f]{4}");
    }

    @Test
    void strangerPutsOurKeyAboveHisSignature_isRefused() throws Exception {
        byte[] manifest = Files.readAllBytes(folder.resolve("manifest.json"));
        byte[] his = ManifestSignature.sign(manifest, PublisherKey.make().secret(), acme.open())
                .write();
        Files.write(folder.resolve("manifest.sig"), his);
        assertThat(refused()).contains("was changed after it was signed");
    }

    @Test
    void manifestNamesAFileElsewhere_isRefused() throws Exception {
        Files.writeString(work.resolve("drivers/secret"), "of another vendor");
        String manifest = Files.readString(folder.resolve("manifest.json")).replace(JAR, "../secret");
        resign(manifest);
        assertThat(refused()).contains("of a file beside it; not so for \"../secret\"");
    }

    private void resign(String manifest) throws Exception {
        byte[] bytes = manifest.getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve("manifest.json"), bytes);
        Files.write(
                folder.resolve("manifest.sig"),
                ManifestSignature.sign(bytes, acme.secret(), acme.open()).write());
    }

    @Test
    void unsignedIsAllowed_aFolderOfJarsIsTaken_butAnAlteredOneIsNot() throws IOException {
        trust = trusting(acme, true, false);
        write(JAR, "altered");
        assertThat(refused()).contains("was altered");
        Files.delete(folder.resolve("manifest.sig"));
        Files.delete(folder.resolve("manifest.json"));
        assertThat(good().signer()).isEmpty();
        assertThat(good().remark()).contains("manifest.json is missing");
        assertThat(copied()).containsExactly(JAR);
    }

    @Test
    void unsignedIsAllowed_oneThatIsSignedByUsIsStillKnownToBe() {
        trust = trusting(acme, true, false);
        assertThat(good().signer()).contains("acme");
    }

    @Test
    void reportIsDemanded_onlyOneThatPassedWithTheseVeryJarsIsGood() throws Exception {
        trust = trusting(acme, false, true);
        assertThat(refused()).contains("names no conformance report", "drivers.report");
        write("report.json", "{\"passed\": false, \"jars\": {}}");
        sign(Optional.of("report.json"), acme);
        assertThat(refused()).contains("report.json does not say that the driver passed");
        write("report.json", "{\"passed\": true, \"jars\": {\"" + JAR + "\": \"00\"}}");
        sign(Optional.of("report.json"), acme);
        assertThat(refused()).contains("report.json is not about this " + JAR);
        String sum = Manifest.hex(CheckedCopy.sha256().digest("the driver".getBytes(StandardCharsets.UTF_8)));
        write("report.json", "{\"passed\": true, \"jars\": {\"" + JAR + "\": \"" + sum + "\"}}");
        assertThat(refused()).contains("report.json was altered");
        sign(Optional.of("report.json"), acme);
        assertThat(good().signer()).contains("acme");
        Files.delete(folder.resolve("report.json"));
        assertThat(refused()).contains("report.json is missing");
    }
}
