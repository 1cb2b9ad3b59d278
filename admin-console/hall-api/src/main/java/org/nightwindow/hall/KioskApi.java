package org.nightwindow.hall;

/// The paths of the kiosk listener. All but [#ENROL] demand a client certificate that the console issued and has
/// not revoked; the kiosk is who its certificate says, never who a body claims.
public final class KioskApi {
    /// `POST` [Enrolment.Request] → [Enrolment.Reply]; 403 with a [Refusal] for a wrong, used or expired code.
    public static final String ENROL = "/kiosk/v1/enrol";

    /// `POST` [Enrolment.Renewal] → [Enrolment.Reply]; a certificate lives 90 days, a kiosk renews it after 60. The
    /// old one stays valid to its end, because the reply may be lost.
    public static final String RENEW = "/kiosk/v1/certificate";

    /// `POST` [Heartbeat] → [HeartbeatReply].
    public static final String HEARTBEAT = "/kiosk/v1/heartbeat";

    /// `POST` [EventBatch] → [EventAck]; 409 with a [Refusal] when the sequence forked and is quarantined;
    /// 400 with [Refusal#UNREADABLE] when the batch cannot be read, 413 when it is too long: smaller ones may pass.
    public static final String EVENTS = "/kiosk/v1/events";

    /// `GET` → the catalogue as YAML, its version as `ETag`; 304 when `If-None-Match` is the running version.
    public static final String CATALOGUE = "/kiosk/v1/catalogue";

    /// `POST` [IssueRequest] → [IssuedDocument], or 422 with a [Refusal]. The same key gives the same serial and
    /// the same bytes, however often it is asked.
    public static final String DOCUMENTS = "/kiosk/v1/documents";

    /// `POST` [RecordsRequest] → [RecordChoices], or 422 with a [Refusal]; [Refusal#NO_RECORDS] when there is
    /// nothing to choose from. Changes nothing but that the credential belongs to this visit from now on.
    public static final String RECORDS = "/kiosk/v1/records";

    /// `POST` [org.nightwindow.hall.filing.FilingRequest] → [org.nightwindow.hall.filing.FilingReply], or 422 with
    /// a [Refusal], which is as final. The same key gets the same answer, with the case as it stands by then.
    public static final String FILINGS = "/kiosk/v1/filings";

    /// `POST` [org.nightwindow.hall.filing.CaseSearch] → [org.nightwindow.hall.filing.CaseList], or 422 with a
    /// [Refusal]; [Refusal#NO_RECORDS] when there is none, [Refusal#AMBIGUOUS] when a code is not enough.
    public static final String CASES = "/kiosk/v1/cases";

    /// `POST` [CommandFile.Part] → [CommandFile.Stored]: what a command was asked to hand over, in parts, so that a
    /// line that breaks costs one part. 422 with a [Refusal] when nobody waits for it (any more).
    public static final String COMMAND_FILES = "/kiosk/v1/command-files";

    /// `GET` `/<name>` → a [org.nightwindow.hall.profile.Profile] as JSON, whose SHA-256 is its name; 404 with a
    /// [Refusal] unless a command asks this kiosk for it.
    public static final String PROFILES = "/kiosk/v1/profiles";

    private KioskApi() {}
}
