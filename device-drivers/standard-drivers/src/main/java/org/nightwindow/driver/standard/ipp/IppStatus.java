package org.nightwindow.driver.standard.ipp;

import org.nightwindow.driver.Fault;

/// What a status of RFC 8011 appendix B means to a kiosk.
final class IppStatus {
    private IppStatus() {}

    static Fault fault(int status) {
        return switch (status) {
            case 0x0401, 0x0402, 0x0403 -> Fault.SECURITY; // forbidden, not-authenticated, not-authorized
            case 0x0408, 0x040A, 0x0410, 0x0411 -> Fault.INVALID_DATA; // too large, format, compression, format error
            case 0x0501, 0x0503 -> Fault.UNSUPPORTED; // operation, version
            case 0x0502, 0x0505, 0x0506 -> Fault.NOT_READY; // unavailable, temporary error, not accepting jobs
            case 0x0507, 0x050B -> Fault.BUSY; // busy, too many jobs
            default -> Fault.HARDWARE;
        };
    }

    static String words(int status) {
        String name = switch (status) {
            case 0x0400 -> "client-error-bad-request";
            case 0x0401 -> "client-error-forbidden";
            case 0x0404 -> "client-error-not-possible";
            case 0x0406 -> "client-error-not-found";
            case 0x040A -> "client-error-document-format-not-supported";
            case 0x0411 -> "client-error-document-format-error";
            case 0x0500 -> "server-error-internal-error";
            case 0x0501 -> "server-error-operation-not-supported";
            case 0x0504 -> "server-error-device-error";
            case 0x0505 -> "server-error-temporary-error";
            case 0x0506 -> "server-error-not-accepting-jobs";
            case 0x0507 -> "server-error-busy";
            default -> "status";
        };
        return String.format("%s (0x%04x)", name, status);
    }
}
