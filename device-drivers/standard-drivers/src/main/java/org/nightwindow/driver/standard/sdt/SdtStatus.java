package org.nightwindow.driver.standard.sdt;

import java.util.Locale;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.Remedy;

/// The status byte SW3 of an answer (GA/T 467 §7), and what each failure means to the kiosk.
final class SdtStatus {
    static final int OK = 0x90;
    static final int CARD_FOUND = 0x9F;
    static final int NO_CARD = 0x80;
    static final int SELECT_FAILED = 0x81;

    /// The card has no such content: normal for the newest address.
    static final int NO_SUCH_CONTENT = 0x91;

    static final int CHECKSUM_ERROR = 0x10;
    static final int LENGTH_ERROR = 0x11;
    static final int COMMAND_ERROR = 0x21;
    static final int UNKNOWN_ERROR = 0x24;
    static final int RANDOM_FAILED = 0x47;
    static final int SELF_TEST_FAILED = 0x60;
    static final int NOT_AUTHORISED = 0x66;

    private SdtStatus() {}

    /// The module saw our request damaged: worth sending again.
    static boolean asksAgain(int status) {
        return status == CHECKSUM_ERROR || status == LENGTH_ERROR || status == COMMAND_ERROR;
    }

    /// The module itself cannot work until a technician has seen to it.
    static boolean outOfService(int status) {
        return status == SELF_TEST_FAILED || status == NOT_AUTHORISED;
    }

    /// What a status that is no success is to the kiosk.
    static <T> Outcome<T> failed(int status) {
        Fault fault = fault(status);
        boolean resetHelps = status == UNKNOWN_ERROR || status == RANDOM_FAILED;
        return Outcome.failed(fault, resetHelps ? Remedy.RESET : fault.usualRemedy(), meaning(status));
    }

    /// One line for the technician.
    static String meaning(int status) {
        return hex(status) + ": "
                + switch (status) {
                    case OK -> "in order";
                    case CARD_FOUND -> "card found";
                    case NO_CARD -> "no card";
                    case SELECT_FAILED -> "the card could not be selected";
                    case NO_SUCH_CONTENT -> "the card has no such content";
                    case CHECKSUM_ERROR -> "the module got a wrong checksum";
                    case LENGTH_ERROR -> "the module got a wrong length";
                    case COMMAND_ERROR -> "the module did not know the command";
                    case 0x23 -> "no permission for this operation";
                    case UNKNOWN_ERROR -> "unknown error of the module";
                    case 0x31 -> "the card failed its authentication by the module";
                    case 0x32 -> "the module failed its authentication by the card";
                    case 0x33 -> "the information on the card failed its verification";
                    case 0x37 -> "the fingerprint on the card failed its verification";
                    case 0x3F -> "the information on the card has a wrong length";
                    case 0x40 -> "unknown type of card";
                    case 0x41 -> "the card could not be read";
                    case RANDOM_FAILED -> "the module got no random number";
                    case SELF_TEST_FAILED -> "the module failed its self-test";
                    case NOT_AUTHORISED -> "the module is not authorised";
                    default -> "a status that is in no table";
                };
    }

    private static Fault fault(int status) {
        return switch (status) {
            case CHECKSUM_ERROR, LENGTH_ERROR, COMMAND_ERROR -> Fault.TRANSPORT;
            case 0x31, 0x32, 0x33, 0x37, 0x3F -> Fault.MEDIA_SUSPECT;
            case 0x40, 0x41, SELECT_FAILED -> Fault.MEDIA_ERROR;
            case NO_CARD -> Fault.NO_MEDIA;
            case NOT_AUTHORISED -> Fault.SECURITY;
            // 23, 24, 47, 60 and what is in no table: the module itself.
            default -> Fault.HARDWARE;
        };
    }

    static String hex(int status) {
        return String.format(Locale.ROOT, "SW3 %02X", status);
    }
}
