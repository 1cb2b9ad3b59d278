package org.nightwindow.console;

import java.util.Locale;

/// Every setting of the console's configuration file, with the value it has when nobody sets it. This list is the
/// file's documentation: `console config` prints it.
enum Setting {
    DATA(
            "data",
            "nightwindow-console",
            "Folder of the database and the keys. Back it up; the keys make the documents."),
    HALL_ZH("hall.zh", "样例市", "Name of the city or hall, on every page, in Chinese."),
    HALL_EN("hall.en", "Sample City", "The same in English."),
    KIOSK_BIND("kiosk.bind", "0.0.0.0", "Address on which kiosks are answered; always TLS with client certificates."),
    KIOSK_PORT("kiosk.port", "8443", "Its port; 0 takes any free one."),
    KIOSK_NAMES(
            "kiosk.names",
            "localhost,127.0.0.1",
            "Names and addresses by which kiosks reach it, a list; they stand in its certificate."),
    STAFF_BIND(
            "staff.bind",
            "127.0.0.1",
            "Address of the technicians' pages. Beyond loopback they are served by TLS only."),
    STAFF_PORT("staff.port", "8080", "Its port."),
    STAFF_KEYSTORE(
            "staff.keystore", "", "PKCS#12 file with its own certificate; empty: one of the console's authority."),
    STAFF_KEYSTORE_PASSWORD("staff.keystore-password-file", "", "File whose first line is the password of that file."),
    STAFF_URL("staff.url", "", "Where people reach these pages, for links in messages; empty: no links."),
    STAFF_SECOND_STEP(
            "staff.second-step",
            "",
            "demanded or optional: a code of an authenticator after the password. Empty: demanded beyond loopback."),
    PUBLIC_BIND("public.bind", "127.0.0.1", "Address of the page on which anybody verifies a document."),
    PUBLIC_PORT("public.port", "8081", "Its port."),
    PUBLIC_URL(
            "public.url",
            "",
            "Where the world reaches that page: printed into every document. Empty: where it listens."),
    PUBLIC_KEYSTORE("public.keystore", "", "As staff.keystore."),
    PUBLIC_KEYSTORE_PASSWORD("public.keystore-password-file", "", "As staff.keystore-password-file."),
    PUBLIC_PROXIES(
            "public.proxies",
            "",
            "Addresses or networks of reverse proxies before it, a list, such as 10.0.0.0/8: who asks is then read from"
                    + " the X-Forwarded-For they add. Empty: that header is ignored."),
    CATALOGUE("catalogue", "", "File of the service catalogue, read again when it changes. Empty: the one in the box."),
    CALENDAR(
            "calendar",
            "",
            "File of more working-day calendars, read again when it changes. Empty: the years in the box."),
    BACKUP_FOLDER(
            "backup.folder",
            "",
            "Where `data` is copied every night while the console works; better on another disk. Empty: no copies."),
    BACKUP_HOUR("backup.hour", "3", "From which hour on, 0 to 23."),
    BACKUP_KEEP("backup.keep", "14", "How many copies are kept, 1 or more."),
    RETENTION(
            "retention",
            "",
            "File of days for which kinds of data are kept, read again every night. Empty: those in the box."),
    SITES(
            "sites",
            "",
            "File of places and the kiosks that stand there, read again when it changes. Empty: none known."),
    ALERTS_RULES("alerts.rules", "", "File of alert rules that replace those in the box, read again when it changes."),
    ALERTS_WEBHOOK("alerts.webhook", "", "Address to which messages are posted. Empty: none."),
    ALERTS_WEBHOOK_SECRET("alerts.webhook-secret-file", "", "File whose first line signs them; needed with a webhook."),
    ALERTS_MAIL_SERVER(
            "alerts.mail-server", "", "host:port of the mail server, such as mail.example:587. Empty: none."),
    ALERTS_MAIL_FROM("alerts.mail-from", "", "Sender of the messages."),
    ALERTS_MAIL_TO("alerts.mail-to", "", "Who gets them, a list."),
    ALERTS_MAIL_USER("alerts.mail-user", "", "User at the mail server; empty: it asks for none."),
    ALERTS_MAIL_PASSWORD("alerts.mail-password-file", "", "File whose first line is that user's password."),
    ISSUERS("issuers", "", "More apps whose codes are accepted, a map: key id to Ed25519 public key (X.509, base64).");

    private final String key;
    private final String fallback;
    private final String meaning;

    Setting(String key, String fallback, String meaning) {
        this.key = key;
        this.fallback = fallback;
        this.meaning = meaning;
    }

    /// As in the file, parts joined by dots.
    String key() {
        return key;
    }

    /// Lists as text with commas.
    String fallback() {
        return fallback;
    }

    String meaning() {
        return meaning;
    }

    /// Name of the environment variable that overrides the file: `NIGHTWINDOW_CONSOLE_KIOSK_PORT`.
    String variable() {
        return ConfigFile.VARIABLES
                + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
