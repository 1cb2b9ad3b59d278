package org.nightwindow.kiosk.slip;

import java.util.List;
import java.util.function.UnaryOperator;
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

        /// The same with other letters.
        default Line with(UnaryOperator<String> letters) {
            return switch (this) {
                case Title(String text) -> new Title(letters.apply(text));
                case Text(String text) -> new Text(letters.apply(text));
                case Fine(String text) -> new Fine(letters.apply(text));
                case Centred(String text) -> new Centred(letters.apply(text));
                case Pair(String label, String value) -> new Pair(letters.apply(label), letters.apply(value));
                case Head(String brand, String place) -> new Head(letters.apply(brand), letters.apply(place));
                case Heading(String text) -> new Heading(letters.apply(text));
                case Code(String name, String code) -> new Code(letters.apply(name), letters.apply(code));
                case Day(String name, String day) -> new Day(letters.apply(name), letters.apply(day));
                case Stages(List<String> names, int here) ->
                    new Stages(names.stream().map(letters).toList(), here);
                case Rule rule -> rule;
                case Qr(String content, List<String> beside) ->
                    new Qr(content, beside.stream().map(letters).toList());
            };
        }
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

    /// Small, in the middle: what a title says in the other language.
    public record Centred(String text) implements Line {
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

    /// Whose slip this is: the mark, the name of the house, and the place. Ends with a line across.
    public record Head(String brand, String place) implements Line {
        @Override
        public Stream<String> texts() {
            return Stream.of(brand, place);
        }
    }

    /// Bold, from the left: what it is about.
    public record Heading(String text) implements Line {
        @Override
        public Stream<String> texts() {
            return Stream.of(text);
        }
    }

    /// In a frame, very large: what is copied by hand or read out on the phone.
    public record Code(String name, String code) implements Line {
        @Override
        public Stream<String> texts() {
            return Stream.of(name, code);
        }
    }

    /// In a frame, large: the day that counts.
    public record Day(String name, String day) implements Line {
        @Override
        public Stream<String> texts() {
            return Stream.of(name, day);
        }
    }

    /// The line of stages, like a railway line.
    ///
    /// @param names two characters each, in order
    /// @param here the current one, from 0; as many as there are names when all are passed
    public record Stages(List<String> names, int here) implements Line {
        public Stages {
            names = List.copyOf(names);
        }

        @Override
        public Stream<String> texts() {
            return names.stream();
        }
    }

    /// A dashed line across.
    public record Rule() implements Line {
        @Override
        public Stream<String> texts() {
            return Stream.of();
        }
    }

    /// A QR code, and beside it what it is good for.
    ///
    /// @param content at most 500 bytes in UTF-8
    /// @param beside the first one bold
    public record Qr(String content, List<String> beside) implements Line {
        public Qr {
            beside = List.copyOf(beside);
        }

        @Override
        public Stream<String> texts() {
            return beside.stream();
        }
    }
}
