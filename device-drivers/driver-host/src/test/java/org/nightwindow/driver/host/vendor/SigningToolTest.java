package org.nightwindow.driver.host.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The publisher's three commands, as the guide prints them.
class SigningToolTest {
    @TempDir
    Path work;

    private int run(String... words) {
        return Main.run(words);
    }

    @Test
    void publisherMakesAKey_signs_andVerifiesWhatAKioskWillSee() throws Exception {
        Path folder = Files.createDirectories(work.resolve("acme"));
        Files.writeString(folder.resolve("acme-driver.jar"), "the driver");
        String secret = work.resolve("acme.key").toString();
        assertThat(run("key", "--out", secret)).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(secret))))
                .isEqualTo("rw-------");
        assertThat(run("key", "--out", secret)).as("a key is never overwritten").isEqualTo(1);
        String open = PublisherKey.read(Path.of(secret)).publicBase64();

        assertThat(run("verify", folder.toString(), "--publisher", open)).isEqualTo(1);
        assertThat(run("sign", folder.toString(), "--vendor", "Acme", "--version", "1.0.0", "--key", secret))
                .isZero();
        assertThat(run("verify", folder.toString(), "--publisher", open)).isZero();
        assertThat(run("verify", folder.toString(), "--publisher", open, "--demand-report", "true"))
                .isEqualTo(1);
        assertThat(run(
                        "verify",
                        folder.toString(),
                        "--publisher",
                        PublisherKey.make().publicBase64()))
                .isEqualTo(1);
        Files.writeString(folder.resolve("acme-driver.jar"), "altered");
        assertThat(run("verify", folder.toString(), "--publisher", open)).isEqualTo(1);
    }

    @Test
    void wrongUse_isToldApartFromAFolderThatIsNotGood() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("sing", "x")).isEqualTo(2);
        assertThat(run("sign", "x", "--vendor", "Acme")).isEqualTo(2);
        assertThat(run("verify", "x", "--publisher")).isEqualTo(2);
        assertThat(run("verify", work.resolve("none").toString(), "--publisher", "AAAA"))
                .isEqualTo(1);
    }
}
