package org.nightwindow.kiosk.slip;

import java.util.List;
import java.util.stream.Stream;

/// What stands on a slip, from top to bottom. `toString` never shows the content.
public record Slip(List<Line> lines) {
    public Slip {
        lines = List.copyOf(lines);
    }

    public static Slip of(Line... lines) {
        return new Slip(List.of(lines));
    }

    @Override
    public String toString() {
        return "Slip[" + lines.size() + " lines]";
    }

    /// One thing on a slip.
    public sealed interface Line {
        /// What is to be read as text.
        Stream<String> texts();
    }

    /// Large and bold, in the middle: what this slip is.
    public record Title(String text) implements Line {
        @Override
        public Stream<String> texts() {
            return Stream.of(text);
        }
    }

    /// A sentence from the left, broken into lines where needed.
    public record Text(String text) implements Line {
        @Override
        public Stream<String> texts() {
            return Stream.of(text);
        }
    }

    /// The same, smaller: the second language, legal notes.
    public record Fine(String text) implements Line {
        @Override
        public Stream<String> texts() {
            return Stream.of(text);
        }
    }

    /// A name and its value. Neighbouring pairs share their columns.
    public record Pair(String label, String value) implements Line {
        @Override
        public Stream<String> texts() {
            return Stream.of(label, value);
        }
    }

    /// What is copied by hand or read out on the phone: very large, in the middle.
    public record Code(String text) implements Line {
        @Override
        public Stream<String> texts() {
            return Stream.of(text);
        }
    }

    /// A line across.
    public record Rule() implements Line {
        @Override
        public Stream<String> texts() {
            return Stream.of();
        }
    }

    /// A QR code with a word below it.
    ///
    /// @param content at most 500 bytes in UTF-8
    public record Qr(String content, String caption) implements Line {
        @Override
        public Stream<String> texts() {
            return Stream.of(caption);
        }
    }
}
