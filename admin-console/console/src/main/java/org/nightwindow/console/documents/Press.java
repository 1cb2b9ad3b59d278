package org.nightwindow.console.documents;

import java.nio.file.Path;
import java.security.KeyStore.PrivateKeyEntry;
import java.time.ZoneId;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// Makes sealed documents: layouts, fonts, composer and seal together. Thread-safe.
public final class Press implements AutoCloseable {
    private final Typefaces faces;
    private final Composer composer;
    private final BiFunction<String, String, PrivateKeyEntry> seals;
    private final ZoneId zone;
    private final Map<String, Sealer> sealers = new ConcurrentHashMap<>();
    private final Map<String, Layout> layouts = new ConcurrentHashMap<>();

    /// @param fonts folder the fonts are unpacked to
    /// @param seals key and certificate of an office, by the name of the key and the office; asked
    ///     once for each key
    /// @param zone of the hall, for dates on paper
    public Press(Path fonts, BiFunction<String, String, PrivateKeyEntry> seals, ZoneId zone) {
        this.faces = Typefaces.in(fonts);
        this.composer = new Composer(faces, zone);
        this.seals = seals;
        this.zone = zone;
    }

    Layout layout(String template) {
        return layouts.computeIfAbsent(template, Layout::named);
    }

    /// Opens layout and seal, so that the first document need not wait for them.
    void prepare(String template) {
        sealer(layout(template));
    }

    private Sealer sealer(Layout layout) {
        return sealers.computeIfAbsent(
                layout.sealKey(), name -> new Sealer(seals.apply(name, layout.officeZh()), zone));
    }

    /// The first character that cannot be printed without a hole; empty when all can.
    OptionalInt unprintable(Content content) {
        return Stream.concat(
                        content.texts().values().stream(),
                        content.rows().stream().flatMap(row -> row.cells().values().stream()))
                .flatMapToInt(text -> unprintable(text).stream())
                .findFirst();
    }

    /// The same for one text.
    OptionalInt unprintable(String text) {
        return faces.unprintable(text);
    }

    /// How many pages `content` takes.
    public int pages(String template, Content content) {
        return layout(template).pages(content.rows().size());
    }

    /// The sealed PDF/A-2b. The same input gives the same bytes.
    public byte[] make(String template, Content content, Numbering numbering) {
        Layout layout = layout(template);
        return sealer(layout).seal(composer.compose(layout, content, numbering), numbering, layout.officeZh());
    }

    @Override
    public void close() {
        faces.close();
    }
}
