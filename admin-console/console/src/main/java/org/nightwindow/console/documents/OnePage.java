package org.nightwindow.console.documents;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.documents.Element.Align;
import org.nightwindow.console.documents.Element.Blocks;
import org.nightwindow.console.documents.Element.Box;
import org.nightwindow.console.documents.Element.Qr;
import org.nightwindow.console.documents.Element.Rule;
import org.nightwindow.console.documents.Element.Seal;
import org.nightwindow.console.documents.Element.Span;
import org.nightwindow.console.documents.Element.Table;
import org.nightwindow.console.documents.Element.Text;
import org.nightwindow.console.documents.Element.Watermark;

/// One page while it is drawn. One thread.
///
/// @param page from 1
/// @param texts everything a `{name}` of the layout may stand for on this page
record OnePage(Layout layout, Content content, Brush brush, int page, int pages, Map<String, String> texts) {
    private static final Pattern NAME = Pattern.compile("\\{([a-z_]+)}");

    void draw() throws IOException {
        for (Element element : layout.elements()) {
            if (element.standsOn(page, pages)) {
                draw(element);
            }
        }
    }

    private void draw(Element element) throws IOException {
        switch (element) {
            case Text text -> text(text);
            case Box box -> box(box.x(), box.y(), box.width(), box.height(), box.fill());
            case Rule rule -> {
                brush.line(rule.colour(), layout.lineWidth() / 2);
                brush.segment(rule.x(), rule.y(), rule.x() + rule.width(), rule.y());
                brush.page().stroke();
            }
            case Table table -> new TableDrawing(this, table).draw();
            case Blocks blocks -> new BlockDrawing(this, blocks).draw();
            case Qr qr -> Figures.qr(brush, qr, filled(qr.text(), texts));
            case Seal seal -> Figures.seal(brush, seal);
            case Watermark mark -> Figures.watermark(brush, mark);
        }
    }

    private void text(Text text) throws IOException {
        brush.ink(text.colour() == null ? layout.ink() : text.colour());
        Align align = text.align() == null ? Align.LEFT : text.align();
        List<Span> spans = text.spans();
        if (text.width() != null && spans.size() == 1) {
            Span only = spans.getFirst();
            float tall = text.height() == null ? only.size() / Brush.POINTS_PER_MM * 1.35f : text.height();
            brush.fitted(
                    filled(only.text(), texts),
                    text.x(),
                    text.y(),
                    only.size(),
                    only.bold(),
                    align,
                    text.width(),
                    tall);
            return;
        }
        float whole = 0;
        for (Span span : spans) {
            whole += brush.width(filled(span.text(), texts), span.size(), span.bold());
        }
        float x = switch (align) {
            case LEFT -> text.x();
            case CENTRE -> text.x() - whole / 2;
            case RIGHT -> text.x() - whole;
        };
        for (Span span : spans) {
            String words = filled(span.text(), texts);
            brush.text(words, x, text.y(), span.size(), span.bold(), Align.LEFT);
            x += brush.width(words, span.size(), span.bold());
        }
    }

    /// A ruled box, with a ground when `fill` is given.
    void box(float x, float y, float width, float height, @Nullable String fill) throws IOException {
        brush.rectangle(x, y, width, height);
        brush.line(layout.line(), layout.lineWidth());
        if (fill == null) {
            brush.page().stroke();
        } else {
            brush.ink(fill);
            brush.page().fillAndStroke();
        }
    }

    /// @throws IllegalStateException for a name nobody gave: a hole in a document is worse than none
    static String filled(String text, Map<String, String> names) {
        return NAME.matcher(text).replaceAll(name -> {
            String value = names.get(name.group(1));
            if (value == null) {
                throw new IllegalStateException("the layout asks for {" + name.group(1) + "}, which nobody gave");
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
