package org.nightwindow.driver.testkit.ipp;

/// What becomes of the sheet that is on its way when the power goes.
public enum HalfFed {
    /// It stays inside and is thrown away.
    STAYS_INSIDE,
    /// It slides out, printed, and no counter has seen it.
    FALLS_OUT
}
