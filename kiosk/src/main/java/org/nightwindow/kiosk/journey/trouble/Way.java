package org.nightwindow.kiosk.journey.trouble;

/// One thing the resident can do now.
///
/// @param kind what the button says
/// @param go what it does
public record Way(Kind kind, Runnable go) {

    public enum Kind {
        /// The same again, from where it failed. A document made anew gets a new number.
        TRY_AGAIN,
        /// Back to the form, with everything still filled in.
        CHANGE_FORM,
        /// Something else, on this machine.
        OTHER_SERVICE,
        /// 离开并清除
        LEAVE
    }
}
