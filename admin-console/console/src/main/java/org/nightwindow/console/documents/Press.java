package org.nightwindow.console.documents;

import java.nio.file.Path;
import java.security.KeyStore.PrivateKeyEntry;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Makes sealed documents: layouts, fonts, composer and seal together. Thread-safe.
public final class Press implements AutoCloseable {
    private final Typefaces faces;
    private final Composer composer;
    private final Sealer sealer;
    private final Map<String, Layout> layouts = new ConcurrentHashMap<>();

    /// @param fonts folder the fonts are unpacked to
    /// @param seal the office's key and certificate
    /// @param zone of the hall, for dates on paper
    public Press(Path fonts, PrivateKeyEntry seal, ZoneId zone) {
        this.faces = Typefaces.in(fonts);
        this.composer = new Composer(faces, zone);
        this.sealer = new Sealer(seal, zone);
    }

    Layout layout(String template) {
        return layouts.computeIfAbsent(template, Layout::named);
    }

    /// Whether every text of `content` can be printed without a hole.
    public boolean canPrint(Content content) {
        return Stream.concat(
                        content.texts().values().stream(),
                        content.rows().stream().flatMap(row -> row.cells().values().stream()))
                .allMatch(faces::canPrint);
    }

    /// How many pages `content` takes.
    public int pages(String template, Content content) {
        return layout(template).pages(content.rows().size());
    }

    /// The sealed PDF/A-2b. The same input gives the same bytes.
    public byte[] make(String template, Content content, Numbering numbering) {
        Layout layout = layout(template);
        return sealer.seal(composer.compose(layout, content, numbering), numbering, layout.officeZh());
    }

    @Override
    public void close() {
        faces.close();
    }
}
