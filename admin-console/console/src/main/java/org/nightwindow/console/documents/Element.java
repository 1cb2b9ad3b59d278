package org.nightwindow.console.documents;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing on the page of a [Layout]. Lengths are millimetres from the top left corner of the page, sizes of type
/// are points, colours are `#RRGGBB`. Texts may hold `{names}` of [Content#texts()] and of what [Composer] adds.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "draw")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Element.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Element.Box.class, name = "box"),
    @JsonSubTypes.Type(value = Element.Rule.class, name = "rule"),
    @JsonSubTypes.Type(value = Element.Table.class, name = "table"),
    @JsonSubTypes.Type(value = Element.Blocks.class, name = "blocks"),
    @JsonSubTypes.Type(value = Element.Qr.class, name = "qr"),
    @JsonSubTypes.Type(value = Element.Seal.class, name = "seal"),
    @JsonSubTypes.Type(value = Element.Watermark.class, name = "watermark")
})
sealed interface Element {

    /// On which pages it stands.
    enum On {
        EVERY,
        LAST,
        NOT_LAST
    }

    enum Align {
        LEFT,
        CENTRE,
        RIGHT
    }

    @Nullable
    On on();

    default boolean standsOn(int page, int pages) {
        On where = on();
        return where == null
                || switch (where) {
                    case EVERY -> true;
                    case LAST -> page == pages;
                    case NOT_LAST -> page < pages;
                };
    }

    /// A run of one size and weight.
    record Span(String text, float size, boolean bold) {}

    /// One line of text, or several when it does not fit `width`.
    ///
    /// @param x the left end, the middle or the right end, as `align` says
    /// @param y the middle of the line, or of all lines together
    /// @param width it must stay within; absent means that it always fits
    /// @param height it must stay within when it takes several lines
    record Text(
            List<Span> spans,
            float x,
            float y,
            @Nullable Align align,
            @Nullable Float width,
            @Nullable Float height,
            @Nullable String colour,
            @Nullable On on)
            implements Element {}

    /// A ruled box, with a ground when `fill` is given.
    record Box(
            float x,
            float y,
            float width,
            float height,
            @Nullable String fill,
            @Nullable On on) implements Element {}

    /// A line from left to right.
    record Rule(
            float x,
            float y,
            float width,
            String colour,
            @Nullable On on) implements Element {}

    /// What takes the rows of the content and decides how many pages they need.
    sealed interface Rows extends Element {
        /// How many have room on one page.
        int rows();

        /// How many of these places every page but the first needs for something else.
        int taken();
    }

    /// The rows of the content. Rows that stay empty are ruled.
    ///
    /// @param rows on one page
    /// @param carry what the first row of every page but the first says, by column; takes the place of a row
    record Table(
            float x,
            float y,
            float headHeight,
            String headFill,
            float rowHeight,
            int rows,
            float size,
            List<Column> columns,
            @Nullable Carry carry,
            @Nullable On on)
            implements Rows {
        @Override
        public int taken() {
            return carry == null ? 0 : 1;
        }
    }

    /// @param lines of a cell, with `{names}` of [Content.Row#cells()]
    record Column(
            String head,
            float width,
            List<String> lines,
            @Nullable Align align) {}

    /// Brings the sum of the pages before to the head of a page (承前页).
    ///
    /// @param column where `text` stands, from 0
    /// @param sumColumn where the sum stands
    record Carry(int column, String text, int sumColumn) {}

    /// The rows of the content as blocks below each other, for rows that have more to say than a line holds.
    ///
    /// @param width of a block
    /// @param height of a block
    /// @param gap between two
    /// @param rows blocks on one page
    /// @param end what stands below the last one, so that nothing can be added (以下空白); left out where the page
    ///     is full
    record Blocks(
            float x,
            float y,
            float width,
            float height,
            float gap,
            int rows,
            float size,
            String headFill,
            List<Cell> cells,
            String end,
            @Nullable On on)
            implements Rows {
        @Override
        public int taken() {
            return 0;
        }

        /// @param x from the left edge of the block
        /// @param y from the top edge of the block
        /// @param head whether it names what stands beside it
        /// @param text with `{names}` of [Content.Row#cells()]
        record Cell(float x, float y, float width, float height, boolean head, String text) {}
    }

    /// A QR code without its quiet zone; the layout leaves four modules free around it.
    record Qr(
            String text,
            float x,
            float y,
            float side,
            @Nullable On on) implements Element {}

    /// A round seal (印章): the office on the arc, words in a frame, and a line below.
    record Seal(
            float x,
            float y,
            float diameter,
            String colour,
            String office,
            String words,
            String below,
            @Nullable On on) implements Element {}

    /// The same slanted words at several places.
    ///
    /// @param alpha 0 to 1
    /// @param degrees counter-clockwise
    /// @param places middles of the words
    record Watermark(
            String text,
            float size,
            String colour,
            float alpha,
            float degrees,
            List<Place> places,
            @Nullable On on) implements Element {}

    record Place(float x, float y) {}
}
