package org.nightwindow.driver;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// How a command ended: exactly one of these four, exactly once.
///
/// The distinction that matters is between *proven* and *not proven*. [Failed] and [Cancelled] of an act (printing,
/// charging) say that the act **did not happen** and that the driver has evidence for it. Whenever that evidence is
/// missing the only honest answer is [Unknown]; the kiosk then settles the act by asking again, and never by
/// guessing.
///
/// @param <T> what a successful command returns; [Nothing] where there is nothing to return
public sealed interface Outcome<T> {

    /// It happened.
    ///
    /// @param value what came of it
    record Done<T>(T value) implements Outcome<T> {
        public Done {
            Objects.requireNonNull(value, "value");
        }
    }

    /// It did not happen, proven, for a reason the kiosk can explain.
    ///
    /// @param fault what is wrong
    /// @param remedy who can mend it and how
    /// @param detail one line for the technician, with the vendor's own code; never a name, a number of a person or
    ///     a card's content. May be empty.
    record Failed<T>(Fault fault, Remedy remedy, String detail) implements Outcome<T> {
        public Failed {
            Objects.requireNonNull(fault, "fault");
            Objects.requireNonNull(remedy, "remedy");
            Objects.requireNonNull(detail, "detail");
        }
    }

    /// It was called off in time: proven that nothing happened.
    record Cancelled<T>() implements Outcome<T> {}

    /// It may have happened. Only an act can end so; a read that was lost is simply [Failed].
    ///
    /// @param reason one line for the technician; never personal data
    /// @param queryKey what to ask the device for later, where the device can be asked: a job name, a service id
    record Unknown<T>(String reason, Optional<String> queryKey) implements Outcome<T> {
        public Unknown {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(queryKey, "queryKey");
        }
    }

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static Outcome<Nothing> done() {
        return new Done<>(Nothing.NOTHING);
    }

    /// A failure with the remedy that usually mends this fault.
    static <T> Outcome<T> failed(Fault fault, String detail) {
        return new Failed<>(fault, fault.usualRemedy(), detail);
    }

    static <T> Outcome<T> failed(Fault fault, Remedy remedy, String detail) {
        return new Failed<>(fault, remedy, detail);
    }

    static <T> Outcome<T> cancelled() {
        return new Cancelled<>();
    }

    static <T> Outcome<T> unknown(String reason) {
        return new Unknown<>(reason, Optional.empty());
    }

    static <T> Outcome<T> unknown(String reason, String queryKey) {
        return new Unknown<>(reason, Optional.of(queryKey));
    }

    /// The same ending with another value; the three other endings pass unchanged.
    default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Done<T>(T value) -> new Done<>(change.apply(value));
            case Failed<T>(Fault fault, Remedy remedy, String detail) -> new Failed<>(fault, remedy, detail);
            case Cancelled<T>() -> new Cancelled<>();
            case Unknown<T>(String reason, Optional<String> queryKey) -> new Unknown<>(reason, queryKey);
        };
    }

    /// Goes on with the next command when this one is done; the three other endings pass unchanged.
    default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
        return switch (this) {
            case Done<T>(T value) -> next.apply(value);
            case Failed<T>(Fault fault, Remedy remedy, String detail) -> new Failed<>(fault, remedy, detail);
            case Cancelled<T>() -> new Cancelled<>();
            case Unknown<T>(String reason, Optional<String> queryKey) -> new Unknown<>(reason, queryKey);
        };
    }

    default boolean isDone() {
        return this instanceof Done;
    }
}
