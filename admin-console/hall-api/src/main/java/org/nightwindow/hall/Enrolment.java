package org.nightwindow.hall;

/// How a kiosk gets its certificate: once, with a one-time code a technician reads off the console.
public final class Enrolment {

    /// @param code the first part of the ticket, single use, valid 15 minutes
    /// @param csrPem PKCS#10 certificate request, PEM; its subject is ignored, its key is certified
    /// @param software version of the kiosk
    public record Request(String code, String csrPem, String software) {
        /// The code is a secret.
        @Override
        public String toString() {
            return "Enrolment.Request[" + software + "]";
        }
    }

    /// @param csrPem PKCS#10 certificate request, PEM, of a new key; its subject is ignored
    public record Renewal(String csrPem) {}

    /// @param kioskId the id the console gave, such as `990101-K03`; also the CN of the certificate
    /// @param name the place, for the screen
    /// @param certificatePem the client certificate
    /// @param caPem the console's CA certificate, to be trusted from now on
    public record Reply(String kioskId, HallName name, String certificatePem, String caPem) {}

    /// @param zh such as 示范区 24 小时政务服务厅
    /// @param en such as Shifan District 24-hour Service Hall
    public record HallName(String zh, String en) {}

    private Enrolment() {}
}
