package org.nightwindow.driver.testkit.ipp;

/// What can go wrong with the next request of the kind named, for [IppPrinterSimulator#failNext]. What can go wrong
/// with paper has verbs of its own.
public enum IppFault {
    /// Print-Job, Create-Job or Send-Document is answered `server-error-busy` (0x0507).
    BUSY(Strikes.JOB),
    /// Print-Job, Create-Job or Send-Document is answered `server-error-not-accepting-jobs` (0x0506).
    NOT_ACCEPTING(Strikes.JOB),
    /// Print-Job, Create-Job or Send-Document is answered `server-error-internal-error` (0x0500).
    INTERNAL_ERROR(Strikes.JOB),
    /// The document is accepted with `successful-ok`; then the printer aborts the job before its first page.
    ACCEPT_THEN_ABORT(Strikes.DOCUMENT),
    /// The connection is reset before Create-Job was understood: no job exists.
    CUT_BEFORE_JOB(Strikes.CREATE),
    /// Create-Job made the job, and the reply is lost.
    CUT_AFTER_JOB(Strikes.CREATE),
    /// The connection is reset after the first byte of the document.
    CUT_AFTER_FIRST_BYTE(Strikes.DOCUMENT),
    /// The connection is reset in the middle of the document.
    CUT_MID_DOCUMENT(Strikes.DOCUMENT),
    /// The printer has the whole document and prints it; the reply is lost.
    CUT_AFTER_LAST_BYTE(Strikes.DOCUMENT),
    /// The printer prints the whole document before it answers, and that answer is lost.
    COMPLETE_THEN_CUT(Strikes.DOCUMENT),
    /// The answer to a question about one job or all jobs is lost.
    LOSE_JOB_STATUS(Strikes.JOB_STATUS),
    /// The answer to a question about the printer is lost.
    LOSE_PRINTER_STATUS(Strikes.PRINTER_STATUS),
    /// The answer to Cancel-Job is lost; the printer obeys.
    LOSE_CANCEL_REPLY(Strikes.CANCEL),
    /// Every request is answered with HTTP status 503 and a page of text.
    NOT_IPP(Strikes.ANY);

    private final Strikes strikes;

    IppFault(Strikes strikes) {
        this.strikes = strikes;
    }

    boolean strikes(int operation) {
        return switch (strikes) {
            case JOB ->
                operation == Operation.PRINT_JOB
                        || operation == Operation.CREATE_JOB
                        || operation == Operation.SEND_DOCUMENT;
            case DOCUMENT -> operation == Operation.PRINT_JOB || operation == Operation.SEND_DOCUMENT;
            case CREATE -> operation == Operation.CREATE_JOB;
            case JOB_STATUS -> operation == Operation.GET_JOB_ATTRIBUTES || operation == Operation.GET_JOBS;
            case PRINTER_STATUS -> operation == Operation.GET_PRINTER_ATTRIBUTES;
            case CANCEL -> operation == Operation.CANCEL_JOB;
            case ANY -> true;
        };
    }

    private enum Strikes {
        JOB,
        DOCUMENT,
        CREATE,
        JOB_STATUS,
        PRINTER_STATUS,
        CANCEL,
        ANY
    }
}
