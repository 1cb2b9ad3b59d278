package org.nightwindow.kiosk.attendant;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.nightwindow.hall.LogEvent;
import org.nightwindow.hall.credential.StaffCredential;
import org.nightwindow.hall.credential.StaffCredential.Verdict;
import org.nightwindow.kiosk.hall.Identity;
import org.nightwindow.kiosk.journey.identify.UsedCodes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets technicians in: checks a code with the certificate of the console's authority, which the kiosk has kept
/// since its enrolment, so that it works without a network. Thread-safe; [#check] blocks for the disk.
///
/// | crash after | the file of used codes says | then |
/// |---|---|---|
/// | the code was scanned | nothing | it is still good |
/// | the line is on the disk | used | nobody came in; another code is needed |
public final class StaffDoor {
    private static final Logger log = LoggerFactory.getLogger(StaffDoor.class);

    private final Supplier<Optional<Identity>> identity;
    private final UsedCodes used;
    private final Supplier<Optional<Instant>> now;

    /// @param identity who the kiosk is; empty when it was never enrolled
    /// @param used of the codes of this door alone
    /// @param now the time, if it is known
    public StaffDoor(Supplier<Optional<Identity>> identity, UsedCodes used, Supplier<Optional<Instant>> now) {
        this.identity = identity;
        this.used = used;
        this.now = now;
    }

    /// What became of a code.
    public sealed interface Admission {
        /// @param account as [StaffCredential#accountId]
        record Welcome(String account) implements Admission {}

        /// @param detail such as the kiosk the code is for; may be empty
        record Refused(Why why, String detail) implements Admission {}
    }

    /// Why a code does not open the door.
    public enum Why {
        /// Something else was scanned.
        NOT_A_CODE,
        /// Not signed by the console of this kiosk.
        NOT_OURS,
        OTHER_KIOSK,
        EXPIRED,
        /// From the future: the clocks of console and kiosk differ.
        CLOCKS_DIFFER,
        /// It was used before.
        USED,
        /// The kiosk does not know the time, so it cannot know whether the code is still good.
        CLOCK_UNKNOWN,
        /// That it is used up now could not be kept.
        CANNOT_RECORD
    }

    /// A kiosk that was never enrolled knows no console, so it has no door: it takes a ticket instead.
    public boolean exists() {
        return identity.get().isPresent();
    }

    /// @param scanned as it was scanned
    public Admission check(String scanned) {
        Optional<Identity> self = identity.get();
        if (self.isEmpty()) {
            return refused(Why.NOT_OURS);
        }
        Optional<Instant> time = now.get();
        if (time.isEmpty()) {
            return refused(Why.CLOCK_UNKNOWN);
        }
        Verdict verdict = StaffCredential.verify(
                scanned, self.get().kioskId(), self.get().ca().getPublicKey(), time.get());
        return switch (verdict) {
            case Verdict.Valid valid -> use(valid, time.get());
            case Verdict.Malformed() -> refused(Why.NOT_A_CODE);
            case Verdict.Forged() -> refused(Why.NOT_OURS);
            case Verdict.Expired _ -> refused(Why.EXPIRED);
            case Verdict.NotYetValid _ -> refused(Why.CLOCKS_DIFFER);
            case Verdict.OtherKiosk(String kioskId) -> new Admission.Refused(Why.OTHER_KIOSK, kioskId);
        };
    }

    private Admission use(Verdict.Valid valid, Instant time) {
        try {
            return used.use(valid.jti(), valid.expiresAt(), time)
                    ? new Admission.Welcome(valid.account())
                    : refused(Why.USED);
        } catch (IOException e) {
            log.error("{} that a staff code was used cannot be kept", LogEvent.CODE_NOT_KEPT, e);
            return refused(Why.CANNOT_RECORD);
        }
    }

    private static Admission refused(Why why) {
        return new Admission.Refused(why, "");
    }
}
