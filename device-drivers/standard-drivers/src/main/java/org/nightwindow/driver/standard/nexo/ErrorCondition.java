package org.nightwindow.driver.standard.nexo;

import java.util.Arrays;
import java.util.Optional;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Remedy;

/// Why a terminal did not do what was asked (nexo Sale to POI protocol, `ErrorCondition`), and what the kiosk makes of
/// it. A word that is not on this list proves nothing.
enum ErrorCondition {
    /// Called off by an Abort request, or by the terminal itself when nobody presented a card.
    ABORTED("Aborted", Fault.TIMEOUT),
    /// The card holder pressed the red key.
    CANCEL("Cancel", Fault.TIMEOUT),
    BUSY("Busy", Fault.BUSY),
    DEVICE_OUT("DeviceOut", Fault.HARDWARE),
    /// An old card is still in the slot.
    INSERTED_CARD("InsertedCard", Fault.MEDIA_ERROR),
    INVALID_CARD("InvalidCard", Fault.MEDIA_ERROR),
    LOGGED_OUT("LoggedOut", Fault.NOT_READY),
    MESSAGE_FORMAT("MessageFormat", Fault.INVALID_DATA),
    NOT_ALLOWED("NotAllowed", Fault.UNSUPPORTED),
    PAYMENT_RESTRICTION("PaymentRestriction", Fault.MEDIA_ERROR),
    /// The bank or the card declined. Another card may be good.
    REFUSAL("Refusal", Fault.MEDIA_ERROR),
    UNAVAILABLE_DEVICE("UnavailableDevice", Fault.HARDWARE),
    UNAVAILABLE_SERVICE("UnavailableService", Fault.UNSUPPORTED),
    /// The terminal could not reach its host and has ended the transaction itself.
    UNREACHABLE_HOST("UnreachableHost", Fault.NOT_READY),
    WRONG_PIN("WrongPIN", Fault.MEDIA_ERROR),
    /// The terminal is still at it.
    IN_PROGRESS("InProgress", Fault.BUSY),
    /// The terminal does not know what is meant.
    NOT_FOUND("NotFound", Fault.NO_MEDIA);

    private final String nexo;
    private final Fault fault;

    ErrorCondition(String nexo, Fault fault) {
        this.nexo = nexo;
        this.fault = fault;
    }

    static Optional<ErrorCondition> of(String word) {
        return Arrays.stream(values()).filter(it -> it.nexo.equals(word)).findFirst();
    }

    Fault fault() {
        return fault;
    }

    Remedy remedy() {
        return fault.usualRemedy();
    }

    /// True when, as the answer to a transaction, it says that the transaction has ended and moved nothing.
    boolean ends() {
        return switch (this) {
            case ABORTED,
                    CANCEL,
                    BUSY,
                    DEVICE_OUT,
                    INSERTED_CARD,
                    INVALID_CARD,
                    LOGGED_OUT,
                    MESSAGE_FORMAT,
                    NOT_ALLOWED,
                    PAYMENT_RESTRICTION,
                    REFUSAL,
                    UNAVAILABLE_DEVICE,
                    UNAVAILABLE_SERVICE,
                    UNREACHABLE_HOST,
                    WRONG_PIN -> true;
            case IN_PROGRESS, NOT_FOUND -> false;
        };
    }
}
