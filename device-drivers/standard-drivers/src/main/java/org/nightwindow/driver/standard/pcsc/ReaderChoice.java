package org.nightwindow.driver.standard.pcsc;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.nightwindow.driver.ConfigSchema.Field;
import org.nightwindow.driver.DeviceConfig;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;

/// Which of several readers is meant: the only one whose name fits. Never the first: names carry slot numbers that
/// change.
record ReaderChoice(Pattern wanted) {
    static final Field READER = Field.text(
            "reader",
            "读卡器名称",
            "Name of the reader",
            "part of its name as a regular expression, such as ACR39; needed when there are several",
            Optional.of(".*"));

    static final Field POLL =
            Field.milliseconds("poll-ms", "巡检间隔", "Time between two looks for a card", "100 to 200", 150, 100, 1_000);

    static Outcome<ReaderChoice> of(DeviceConfig config) {
        try {
            return Outcome.done(new ReaderChoice(Pattern.compile(config.text(READER.key()))));
        } catch (PatternSyntaxException e) {
            return Outcome.failed(Fault.CONFIGURATION, "reader is no regular expression: " + e.getDescription());
        }
    }

    /// @return failed with [Fault#CONFIGURATION] when several fit, with [Fault#TRANSPORT] when none is there
    <R> Outcome<R> among(List<R> readers, Function<R, String> name) {
        List<String> names = readers.stream().map(name).toList();
        List<R> found = readers.stream()
                .filter(reader -> wanted.matcher(name.apply(reader)).find())
                .toList();
        if (found.size() > 1) {
            return Outcome.failed(
                    Fault.CONFIGURATION, "more than one reader is " + wanted + ", of " + names + "; set reader");
        }
        return found.isEmpty()
                ? Outcome.failed(Fault.TRANSPORT, "no reader is " + wanted + "; there are " + names)
                : Outcome.done(found.getFirst());
    }
}
