package org.nightwindow.kiosk.visit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something of hers that steps hand on to each other, for the length of the visit: empty afterwards, whoever still
/// holds this. Made by [Visit#hers], on the screen thread; read by any.
///
/// @param <T> what it is, such as what she filled in
public final class Hers<T> {
    private volatile @Nullable T what;

    Hers(T what) {
        this.what = what;
    }

    /// Empty after the visit.
    public Optional<T> get() {
        return Optional.ofNullable(what);
    }

    void erase() {
        what = null;
    }

    /// Personal data.
    @Override
    public String toString() {
        return "Hers";
    }
}
