package org.nightwindow.driver.testkit.nexo;

/// What the person in front of the terminal does.
public enum CardHolder {
    /// Presents a card the bank accepts.
    PAYS,
    /// Presents a card the bank declines.
    IS_DECLINED,
    /// Forgot the PIN.
    MISTYPES_PIN,
    /// Presses the red key.
    CANCELS,
    /// Does nothing until the payment is called off.
    WALKS_AWAY
}
