package org.nightwindow.console.documents;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What stands on one document, apart from its number: the texts a layout asks for by name, and the rows of its
/// table.
///
/// @param texts by the name a layout uses: `holder` for `{holder}`
/// @param rows in the order of print; may be empty
public record Content(Map<String, String> texts, List<Row> rows) {
    public Content {
        texts = Map.copyOf(texts);
        rows = List.copyOf(rows);
    }

    /// The same with one more text.
    Content with(String name, String text) {
        Map<String, String> more = new HashMap<>(texts);
        more.put(name, text);
        return new Content(more, rows);
    }

    /// Sum of all rows, in fen.
    public long total() {
        return rows.stream().mapToLong(Row::fen).sum();
    }

    /// Sum of the first `count` rows, in fen.
    long sumOfFirst(int count) {
        return rows.stream().limit(count).mapToLong(Row::fen).sum();
    }

    /// @param cells texts by name
    /// @param fen what the row adds to the sum; negative for a refund
    public record Row(Map<String, String> cells, long fen) {
        public Row {
            cells = Map.copyOf(cells);
        }
    }

    /// Personal data.
    @Override
    public String toString() {
        return "Content[" + rows.size() + " rows]";
    }
}
