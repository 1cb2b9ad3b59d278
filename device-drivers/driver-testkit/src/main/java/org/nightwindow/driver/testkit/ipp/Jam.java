package org.nightwindow.driver.testkit.ipp;

/// How a sheet gets stuck, and what becomes of its page.
public enum Jam {
    /// Inside, invisible. Whoever clears it throws the sheet away, and the printer prints that page again.
    STUCK_INSIDE,
    /// Inside, invisible. Whoever clears it throws the sheet away, and the printer goes on with the next page.
    PAGE_LOST,
    /// Half of it hangs out, where somebody can take it. After clearing, the printer prints that page again.
    HALF_OUT
}
