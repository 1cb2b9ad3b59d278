package org.nightwindow.kiosk.bench;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.nightwindow.hall.Enrolment;
import org.nightwindow.hall.EnrolmentTicket;
import org.nightwindow.hall.HeartbeatReply.Command;
import org.nightwindow.hall.Refusal;
import org.nightwindow.kiosk.hall.Identity;

/// Who may speak to the played console: tickets good once, certificates of 90 days, one machine for one id. Any
/// thread.
///
/// The machine's own TLS goes by the real time, the rest by the clock of the bench.
public final class PlayedCertificates {
    static final String KIOSK = "990101-K03";
    private static final Duration LIFE = Duration.ofDays(90);
    private static final Duration BACKDATED = Duration.ofHours(1);

    private final Clock clock;
    private final Authority authority = new Authority();
    private final Set<String> codes = new HashSet<>();
    private final Set<X509Certificate> valid = new HashSet<>();
    private int tickets;
    private int renewals;
    private final AtomicLong staffCodes = new AtomicLong();
    private Duration age = Duration.ZERO;
    private boolean forAnotherKey;
    private boolean takesNoRenewed;

    public PlayedCertificates(Clock clock) throws Exception {
        this.clock = clock;
    }

    /// Those it gives at an enrolment from now on look as if they had been given so long ago.
    public synchronized void areOld(Duration time) {
        age = time;
    }

    /// What it renews is of no use: the certificate is for another key.
    public synchronized void areForAnotherKey() {
        forAnotherKey = true;
    }

    /// What it renews it does not take afterwards.
    public synchronized void areNotTakenOnceRenewed() {
        takesNoRenewed = true;
    }

    /// It takes none any more that it gave so far.
    public synchronized void revokeAll() {
        valid.clear();
    }

    /// How often a new one was asked for over an old one.
    public synchronized int renewals() {
        return renewals;
    }

    /// A command for a kiosk, sealed.
    public Command sealed(String kioskId, Command command) {
        return authority.sealed(kioskId, command);
    }

    /// What a technician's phone shows.
    public String staffCode(String kioskId, String account, Instant at) {
        return authority.staffCode("staff-code-%011d".formatted(staffCodes.incrementAndGet()), kioskId, account, at);
    }

    /// A kiosk that was enrolled here.
    public Identity identity() throws Exception {
        Instant now = Instant.now();
        return new Identity(
                KIOSK,
                new Enrolment.HallName("示范厅", "Sample Hall"),
                URI.create("https://127.0.0.1:1"),
                authority.newKey(),
                authority.certifyAnother(KIOSK, now, now.plus(LIFE)),
                authority.certificate);
    }

    SSLContext tls() throws Exception {
        return authority.tls();
    }

    public synchronized String ticket() throws Exception {
        String code = "ABCD-EFGH-%04d".formatted(++tickets);
        codes.add(code);
        return new EnrolmentTicket(code, EnrolmentTicket.fingerprint(authority.certificate.getEncoded())).written();
    }

    /// @param holder null for somebody without any
    synchronized boolean known(X509Certificate holder) {
        return valid.contains(holder) && holder.getNotAfter().toInstant().isAfter(clock.instant());
    }

    synchronized Object enrol(Enrolment.Request request) throws Exception {
        if (!codes.remove(request.code())) {
            return new Refusal(Refusal.ENROLMENT, "注册码不对", "The code is wrong");
        }
        valid.clear();
        X509Certificate certificate = authority.certify(
                request.csrPem(),
                KIOSK,
                Instant.now().minus(BACKDATED).minus(age),
                clock.instant().plus(LIFE).minus(age));
        valid.add(certificate);
        return reply(certificate);
    }

    synchronized Object renew(Enrolment.Renewal request) throws Exception {
        renewals++;
        Instant begin = Instant.now().minus(BACKDATED);
        Instant end = clock.instant().plus(LIFE);
        X509Certificate certificate = forAnotherKey
                ? authority.certifyAnother(KIOSK, begin, end)
                : authority.certify(request.csrPem(), KIOSK, begin, end);
        if (!takesNoRenewed) {
            valid.add(certificate);
        }
        return reply(certificate);
    }

    private Enrolment.Reply reply(X509Certificate certificate) throws Exception {
        Enrolment.HallName name = new Enrolment.HallName("示范区 24 小时政务服务厅", "Shifan District 24-hour Service Hall");
        return new Enrolment.Reply(KIOSK, name, Authority.pem(certificate), Authority.pem(authority.certificate));
    }
}
