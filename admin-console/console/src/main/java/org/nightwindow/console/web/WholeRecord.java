package org.nightwindow.console.web;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// JSON may leave out what a record promises; this finds it, so that everything behind a route may trust the record.
final class WholeRecord {
    /// The name of the first component that is missing, at any depth.
    ///
    /// @param mayBeAbsent components that are nullable: `Record.component`
    static Optional<String> missingIn(@Nullable Object value, String name, Set<String> mayBeAbsent) {
        return switch (value) {
            case null -> mayBeAbsent.contains(name) ? Optional.empty() : Optional.of(name);
            case Record record -> missingInside(record, mayBeAbsent);
            case Collection<?> many -> missingIn(many, name, mayBeAbsent);
            case Map<?, ?> map -> missingIn(map.values(), name, mayBeAbsent);
            default -> Optional.empty();
        };
    }

    private static Optional<String> missingInside(Record record, Set<String> mayBeAbsent) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                String name = record.getClass().getSimpleName() + "." + component.getName();
                Optional<String> missing = missingIn(component.getAccessor().invoke(record), name, mayBeAbsent);
                if (missing.isPresent()) {
                    return missing;
                }
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("records that travel are public", e);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> missingIn(Collection<?> many, String name, Set<String> mayBeAbsent) {
        return many.stream()
                .map(one -> missingIn(one, name, mayBeAbsent))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private WholeRecord() {}
}
