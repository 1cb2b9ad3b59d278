package org.nightwindow.driver.testkit.sdt;

/// Somebody who comes with a resident identity card.
public interface Cardholder {
    /// 18 characters, with the right check character.
    String idNumber();

    DemoCard card();
}
