package org.nightwindow.console.web;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// JSON may leave out what a record promises; this finds it, so that everything behind a route may trust the record.
final class WholeRecord {
    private record Part(String name, Method accessor) {}

    /// Asking a class for them each time takes longer than reading the JSON.
    private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .map(component ->
                            new Part(type.getSimpleName() + "." + component.getName(), component.getAccessor()))
                    .toList();
        }
    };

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
        for (Part part : PARTS.get(record.getClass())) {
            try {
                Optional<String> missing = missingIn(part.accessor().invoke(record), part.name(), mayBeAbsent);
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
        for (Object one : many) {
            Optional<String> missing = missingIn(one, name, mayBeAbsent);
            if (missing.isPresent()) {
                return missing;
            }
        }
        return Optional.empty();
    }

    private WholeRecord() {}
}
