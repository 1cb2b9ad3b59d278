package org.nightwindow.kiosk.ui;

import java.util.Optional;

/// The right end of the top band.
///
/// @param maskedName the resident's masked name, `样**`; empty before anybody is known, then the clock stands there
/// @param leave the button that ends the visit; empty where the visit cannot be ended, because nothing began or
///     because an act cannot be stopped
public record Corner(Optional<String> maskedName, Optional<Leave> leave) {

    /// @param text what the button says: 退出, 离开并清除
    public record Leave(String text, Runnable act) {}

    public static Corner clock() {
        return new Corner(Optional.empty(), Optional.empty());
    }

    public static Corner leaving(Optional<String> maskedName, String text, Runnable act) {
        return new Corner(maskedName, Optional.of(new Leave(text, act)));
    }

    /// The name alone: the visit cannot be ended now.
    public static Corner staying(Optional<String> maskedName) {
        return new Corner(maskedName, Optional.empty());
    }
}
