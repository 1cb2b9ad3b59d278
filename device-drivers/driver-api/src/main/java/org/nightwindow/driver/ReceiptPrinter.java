package org.nightwindow.driver;

/// Prints slips on thermal paper. A slip is no act: it can be printed again (重打).
///
/// The kiosk draws slips 576 dots wide, for paper of 80 mm. For 58 mm the driver has a setting `dots` whose value is
/// `384`: [ConfigSchema.Field#choice] is the field for it.
public interface ReceiptPrinter extends Device {

    /// Prints one slip and cuts it.
    ///
    /// @return done with how sure the printer is; failed when nothing or only a part was printed, with the reason
    Outcome<Confirmation> print(ReceiptImage slip, Call call);

    enum Confirmation {
        /// The printer confirmed that all data before the cut was processed.
        CONFIRMED,
        /// The printer took the data and reports no fault; it cannot say more.
        ASSUMED
    }
}
