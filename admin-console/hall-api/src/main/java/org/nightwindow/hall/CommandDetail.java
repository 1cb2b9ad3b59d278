package org.nightwindow.hall;

/// What a kiosk answers beside the state of a command, where a technician should read it in her language.
public final class CommandDetail {
    /// Somebody is being served.
    public static final String SERVING = "somebody is being served";

    /// No supervisor would start the program again.
    public static final String NOT_SUPERVISED = "nothing would start this kiosk again";

    /// The seal is missing, of another console, or for something else.
    public static final String NOT_GENUINE = "not sealed by the console of this kiosk";

    /// The program ended in the middle of it.
    public static final String RESTARTED = "the kiosk was restarted";

    public static final String EXPIRED = "expired";

    private CommandDetail() {}
}
