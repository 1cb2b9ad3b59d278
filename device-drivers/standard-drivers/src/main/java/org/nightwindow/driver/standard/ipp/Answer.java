package org.nightwindow.driver.standard.ipp;

import java.util.function.Function;
import org.nightwindow.driver.Fault;

/// How one request to the printer ended. The difference that matters is between [NotSent] and [Lost].
sealed interface Answer<T> {

    /// The printer did what was asked, and said this.
    record Said<T>(T value) implements Answer<T> {}

    /// The printer understood and declined.
    ///
    /// @param status of IPP (RFC 8011 appendix B), or of HTTP with [#HTTP] added
    record Refused<T>(int status, Fault fault, String words) implements Answer<T> {
        /// Above every IPP status.
        static final int HTTP = 0x10000;

        /// `client-error-not-possible`: a job that has ended cannot be cancelled.
        boolean notPossible() {
            return status == 0x0404;
        }

        /// `client-error-not-found`: no such job.
        boolean notFound() {
            return status == 0x0406;
        }
    }

    /// No connection was made: proven that the printer got nothing.
    record NotSent<T>(String why) implements Answer<T> {}

    /// The printer may have got the request, in part or whole. What it did is not known.
    record Lost<T>(String why) implements Answer<T> {}

    default <R> Answer<R> map(Function<? super T, ? extends R> reading) {
        return switch (this) {
            case Said<T>(T value) -> new Said<>(reading.apply(value));
            case Refused<T>(int status, Fault fault, String words) -> new Refused<>(status, fault, words);
            case NotSent<T>(String why) -> new NotSent<>(why);
            case Lost<T>(String why) -> new Lost<>(why);
        };
    }

    /// One line for the technician.
    default String words() {
        return switch (this) {
            case Said<T> said -> "ok";
            case Refused<T> refused -> refused.words();
            case NotSent<T>(String why) -> why;
            case Lost<T>(String why) -> why;
        };
    }

    /// What is wrong when no answer can be used.
    default Fault fault() {
        return this instanceof Refused<T> refused ? refused.fault() : Fault.TRANSPORT;
    }
}
