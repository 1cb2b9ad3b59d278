package org.nightwindow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;

/// The archive refuses what it should; that it takes our papers the scripted day shows.
class ArchiveTest {
    @Test
    void pageThatDoesNotSayWhatItIs_orNoPageAtAll_isRefused() throws IOException {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(pdf);
        }
        assertThat(Archive.refusal(pdf.toByteArray())).get().asString().startsWith("no PDF/A-2b by 6.");
        assertThat(Archive.refusal("a slip".getBytes(StandardCharsets.UTF_8))).isPresent();
    }
}
