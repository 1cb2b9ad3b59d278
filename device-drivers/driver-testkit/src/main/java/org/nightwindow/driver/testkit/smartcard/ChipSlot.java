package org.nightwindow.driver.testkit.smartcard;

/// Where a contact card is put in. All methods may be called from any thread.
public interface ChipSlot extends AutoCloseable {

    /// Puts a card in; one that is there is taken out first.
    void lay(ChipCard card);

    /// Takes the card out.
    void lift();

    /// The next command ends with this fault.
    void failNext(PcscFault fault);

    /// No fault strikes any more.
    void clear();

    @Override
    void close();
}
