package org.nightwindow.hall;

/// What a kiosk answers beside the state of a command, where a technician should read it in her language.
public final class CommandDetail {
    /// Somebody is being served.
    public static final String SERVING = "somebody is being served";

    /// No supervisor would start the program again.
    public static final String NOT_SUPERVISED = "nothing would start this kiosk again";

    /// A technician is at work in front of it.
    public static final String ATTENDED = "a technician is at work at the kiosk";

    /// Its settings name no command that restarts the machine.
    public static final String NO_MACHINE_RESTART = "no command for it in the settings (machine.restart)";

    /// The command ran, and the machine did not go down.
    public static final String STAYED_UP = "the machine did not go down";

    /// The seal is missing, of another console, or for something else.
    public static final String NOT_GENUINE = "not sealed by the console of this kiosk";

    /// The program ended in the middle of it.
    public static final String RESTARTED = "the kiosk was restarted";

    public static final String EXPIRED = "expired";

    /// What was asked for could not be fetched, or is not what its name says.
    public static final String NOT_FETCHED = "the profile could not be fetched";

    /// It did not reach the console under the new settings in time, and runs under the old ones again.
    public static final String WENT_BACK = "the console was not reached under it; went back";

    /// The program ended again and again under the new settings, and runs under the old ones again.
    public static final String KEPT_ENDING = "the program kept ending under it; went back";

    /// The program that was to run under the new settings finds them wrong.
    public static final String NOT_USABLE = "it cannot be used any more; went back";

    private CommandDetail() {}
}
