package org.nightwindow.driver;

/// Charges a bank card or a payment code on an attached terminal. The kiosk never sees a card number.
///
/// A payment is named by its service id, which the kiosk stores before it is sent and never uses twice.
public interface PaymentTerminal extends Device {

    /// @return done with the payment; failed or cancelled only when it is **proven that no money moved**; else
    ///     unknown with the service id
    Outcome<Payment> pay(Charge charge, Call call);

    /// What became of a payment.
    ///
    /// @return done with the payment when money moved, of the amount that moved; failed with [Fault#NO_MEDIA] when
    ///     the terminal is certain that none did, or that all of it was given back; unknown when it cannot tell
    Outcome<Payment> query(String serviceId, Call call);

    /// Gives the whole payment back. Repeating it is harmless.
    Outcome<Nothing> reverse(String serviceId, Call call);

    /// @param serviceId 1 to 32 letters and digits, unique for ever; a terminal that speaks nexo takes at most 10
    /// @param fen the amount in fen (0.01 CNY), at least 1
    record Charge(String serviceId, long fen) {
        public Charge {
            if (!serviceId.matches("[A-Za-z0-9]{1,32}")) {
                throw new IllegalArgumentException("a service id has 1 to 32 letters and digits, was " + serviceId);
            }
            if (fen < 1) {
                throw new IllegalArgumentException("an amount is at least 1 fen, was " + fen);
            }
        }
    }

    /// @param serviceId as asked for
    /// @param fen what was really charged
    /// @param reference the terminal's own reference, for reconciliation
    record Payment(String serviceId, long fen, String reference) {}
}
