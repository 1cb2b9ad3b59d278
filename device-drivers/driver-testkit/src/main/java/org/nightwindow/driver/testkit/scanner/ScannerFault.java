package org.nightwindow.driver.testkit.scanner;

/// What can go wrong with a code scanner.
public enum ScannerFault {
    /// The code does not scan: crumpled, dark, or no code at all. Nothing comes.
    UNREADABLE,
    /// Only the first half comes, and no suffix.
    CUT_SHORT,
    /// 10,000 bytes come instead, without a line end.
    FLOOD,
    /// What comes is no text in any encoding.
    NOT_TEXT
}
