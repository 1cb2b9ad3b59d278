package org.nightwindow.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HallFontsTest {
    @Test
    void theFontIsUnpackedOnceAndWhole(@TempDir Path folder) throws IOException {
        Path font = HallFonts.REGULAR.in(folder.resolve("new"));
        assertThat(Sha256.hex(Files.readAllBytes(font))).startsWith("d45f67f0");
        var written = Files.getLastModifiedTime(font);
        assertThat(HallFonts.REGULAR.in(folder.resolve("new"))).isEqualTo(font);
        assertThat(Files.getLastModifiedTime(font)).isEqualTo(written);
        assertThat(HallFonts.BOLD.in(folder)).isNotEqualTo(font);
    }
}
