package org.nightwindow.kiosk.journey.identify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsedCodesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T19:00:00Z");
    private static final Instant EXPIRY = NOW.plusSeconds(60);

    @TempDir
    Path folder;

    @Test
    void aPowerCutDoesNotMakeACodeGoodAgain() throws IOException {
        Path file = folder.resolve("used-codes");
        assertThat(new UsedCodes(file).use("jti-1", EXPIRY, NOW)).isTrue();
        Files.writeString(file, "\ntorn by the pow", StandardOpenOption.APPEND);
        assertThat(new UsedCodes(file).use("jti-1", EXPIRY, NOW.plusSeconds(1))).isFalse();
        assertThat(new UsedCodes(file).use("jti-2", EXPIRY, NOW.plusSeconds(1))).isTrue();
        assertThat(Files.readString(file)).doesNotContain("jti");
    }

    @Test
    void aCodeWhoseUseCannotBeKept_isNotAccepted_andIsStillGoodWhenItCan() throws IOException {
        Path file = Files.createDirectory(folder.resolve("used-codes"));
        UsedCodes codes = new UsedCodes(file);
        assertThatThrownBy(() -> codes.use("jti-1", EXPIRY, NOW)).isInstanceOf(IOException.class);
        Files.delete(file);
        assertThat(codes.use("jti-1", EXPIRY, NOW)).isTrue();
    }
}
