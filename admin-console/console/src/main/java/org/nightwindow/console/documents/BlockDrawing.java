package org.nightwindow.console.documents;

import java.io.IOException;
import java.util.List;
import org.nightwindow.console.documents.Element.Align;
import org.nightwindow.console.documents.Element.Blocks;

/// The blocks that stand on one page.
record BlockDrawing(OnePage on, Blocks blocks) {

    void draw() throws IOException {
        List<Content.Row> rows = on.content().rows();
        int first = Layout.firstRow(blocks, on.page());
        int here = Math.min(blocks.rows(), rows.size() - first);
        for (int slot = 0; slot < here; slot++) {
            block(top(slot), rows.get(first + slot));
        }
        if (here < blocks.rows()) {
            Brush brush = on.brush();
            brush.ink(on.layout().ink());
            float middle = blocks.x() + blocks.width() / 2;
            brush.text(blocks.end(), middle, top(here) + 4, blocks.size(), false, Align.CENTRE);
        }
    }

    private float top(int slot) {
        return blocks.y() + slot * (blocks.height() + blocks.gap());
    }

    private void block(float top, Content.Row row) throws IOException {
        for (Blocks.Cell cell : blocks.cells()) {
            float left = blocks.x() + cell.x();
            on.box(left, top + cell.y(), cell.width(), cell.height(), cell.head() ? blocks.headFill() : null);
            Brush brush = on.brush();
            brush.ink(on.layout().ink());
            brush.fitted(
                    OnePage.filled(cell.text(), row.cells()),
                    left + TableDrawing.PADDING,
                    top + cell.y() + cell.height() / 2,
                    blocks.size(),
                    cell.head(),
                    Align.LEFT,
                    cell.width() - 2 * TableDrawing.PADDING,
                    cell.height() - 0.6f);
        }
    }
}
