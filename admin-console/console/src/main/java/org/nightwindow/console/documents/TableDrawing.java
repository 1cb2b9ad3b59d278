package org.nightwindow.console.documents;

import java.io.IOException;
import java.util.List;
import org.nightwindow.console.documents.Element.Align;
import org.nightwindow.console.documents.Element.Column;
import org.nightwindow.console.documents.Element.Table;

/// The part of a table that stands on one page.
record TableDrawing(OnePage on, Table table) {
    /// Between a cell's line and its text, mm.
    static final float PADDING = 1.2f;

    void draw() throws IOException {
        grid();
        for (int column = 0; column < table.columns().size(); column++) {
            float middle = table.y() + table.headHeight() / 2;
            String head = table.columns().get(column).head();
            cell(column, middle, table.headHeight(), List.of(head), Align.CENTRE, true);
        }
        int slot = 0;
        Element.Carry carry = table.carry();
        if (on.page() > 1 && carry != null) {
            carry(carry);
            slot = 1;
        }
        List<Content.Row> rows = on.content().rows();
        for (int i = Layout.firstRow(table, on.page()); slot < table.rows() && i < rows.size(); i++, slot++) {
            row(slot, rows.get(i));
        }
    }

    /// Every line once: lines drawn twice look bolder on a screen.
    private void grid() throws IOException {
        Brush brush = on.brush();
        float width = left(table.columns().size()) - table.x();
        float bottom = top(table.rows());
        brush.rectangle(table.x(), table.y(), width, table.headHeight());
        brush.ink(table.headFill());
        brush.page().fill();
        brush.line(on.layout().line(), on.layout().lineWidth());
        for (int slot = 0; slot <= table.rows(); slot++) {
            brush.segment(table.x(), top(slot), table.x() + width, top(slot));
        }
        for (int column = 0; column <= table.columns().size(); column++) {
            brush.segment(left(column), table.y(), left(column), bottom);
        }
        brush.page().stroke();
    }

    private void row(int slot, Content.Row row) throws IOException {
        for (int column = 0; column < table.columns().size(); column++) {
            List<String> lines = table.columns().get(column).lines().stream()
                    .map(line -> OnePage.filled(line, row.cells()))
                    .toList();
            cell(column, slot, lines, false);
        }
    }

    private void carry(Element.Carry carry) throws IOException {
        cell(carry.column(), 0, List.of(carry.text()), true);
        String sum = Fen.figures(on.content().sumOfFirst(Layout.firstRow(table, on.page())));
        cell(carry.sumColumn(), 0, List.of(sum), true);
    }

    private void cell(int column, int slot, List<String> lines, boolean bold) throws IOException {
        Align align = table.columns().get(column).align();
        float middle = top(slot) + table.rowHeight() / 2;
        cell(column, middle, table.rowHeight(), lines, align == null ? Align.LEFT : align, bold);
    }

    private void cell(int column, float middle, float height, List<String> lines, Align align, boolean bold)
            throws IOException {
        float left = left(column);
        float right = left(column + 1);
        float x = switch (align) {
            case LEFT -> left + PADDING;
            case CENTRE -> (left + right) / 2;
            case RIGHT -> right - 1.5f * PADDING;
        };
        Brush brush = on.brush();
        brush.ink(on.layout().ink());
        if (lines.size() > 1) {
            brush.lines(lines, x, middle, table.size(), bold, align);
        } else {
            float width = right - left - 2 * PADDING;
            brush.fitted(lines.getFirst(), x, middle, table.size(), bold, align, width, height - 1);
        }
    }

    private float left(int column) {
        float left = table.x();
        for (Column before : table.columns().subList(0, column)) {
            left += before.width();
        }
        return left;
    }

    private float top(int slot) {
        return table.y() + table.headHeight() + slot * table.rowHeight();
    }
}
