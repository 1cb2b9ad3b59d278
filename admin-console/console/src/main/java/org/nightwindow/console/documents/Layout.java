package org.nightwindow.console.documents;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.nightwindow.console.documents.Element.Rows;

/// How one kind of document looks, as data: another kind is another file in `layouts/`, not code.
///
/// @param titleZh of the document, also for the public page
/// @param titleEn the same in English
/// @param officeZh who issues it
/// @param officeEn the same in English
/// @param sealKey name of the key that seals it: one for each office
/// @param region six digits; the first four begin every serial
/// @param width of the page, mm
/// @param height of the page, mm
/// @param ink colour of text
/// @param line colour of lines
/// @param lineWidth mm
/// @param elements in the order in which they are drawn
record Layout(
        String titleZh,
        String titleEn,
        String officeZh,
        String officeEn,
        String sealKey,
        String region,
        float width,
        float height,
        String ink,
        String line,
        float lineWidth,
        List<Element> elements) {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    Layout {
        elements = List.copyOf(elements);
    }

    /// The layout of a catalogue item's template.
    ///
    /// @param template name of the file without `.yaml`
    static Layout named(String template) {
        try (InputStream yaml = Layout.class.getResourceAsStream("layouts/" + template + ".yaml")) {
            if (yaml == null) {
                throw new IllegalArgumentException("no layout is called " + template);
            }
            return YAML.readValue(yaml, Layout.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the layout " + template + " cannot be read", e);
        }
    }

    /// How many pages `count` rows take; at least 1.
    int pages(int count) {
        return rows().map(rows ->
                        count <= rows.rows() ? 1 : 1 + Math.ceilDiv(count - rows.rows(), rows.rows() - rows.taken()))
                .orElse(1);
    }

    /// What takes the rows; a layout has at most one.
    Optional<Rows> rows() {
        return elements.stream()
                .filter(Rows.class::isInstance)
                .map(Rows.class::cast)
                .findFirst();
    }

    /// The first row that stands on `page` (from 1); for `pages + 1` it is the end, or beyond.
    static int firstRow(Rows rows, int page) {
        return page == 1 ? 0 : rows.rows() + (page - 2) * (rows.rows() - rows.taken());
    }
}
