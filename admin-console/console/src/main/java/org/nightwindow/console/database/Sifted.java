package org.nightwindow.console.database;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/// The first rows of a list that pass a test which the database cannot make, read part by part.
public final class Sifted {
    /// @param most how many are wanted, and how many a part has
    /// @param part the rows from an offset on, not more than `most`
    public static <T> List<T> first(int most, Predicate<T> test, IntFunction<List<T>> part) {
        List<T> passed = new ArrayList<>();
        for (int from = 0; ; from += most) {
            List<T> rows = part.apply(from);
            rows.stream().filter(test).limit(most - passed.size()).forEach(passed::add);
            if (passed.size() == most || rows.size() < most) {
                return passed;
            }
        }
    }

    private Sifted() {}
}
