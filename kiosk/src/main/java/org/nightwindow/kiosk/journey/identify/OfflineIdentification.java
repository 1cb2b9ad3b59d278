package org.nightwindow.kiosk.journey.identify;

import java.io.IOException;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.nightwindow.driver.CodeScanner;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.IdCard;
import org.nightwindow.driver.IdCardReader;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.ScannedCode;
import org.nightwindow.driver.host.Command;
import org.nightwindow.driver.host.Pending;
import org.nightwindow.hall.LogEvent;
import org.nightwindow.hall.credential.AppCredential;
import org.nightwindow.hall.credential.AppCredential.Verdict;
import org.nightwindow.kiosk.hardware.DeviceBay;
import org.nightwindow.kiosk.hardware.Roles;
import org.nightwindow.kiosk.journey.identify.IdentifyStep.CardProblem;
import org.nightwindow.kiosk.journey.identify.IdentifyStep.CodeProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Identification with the kiosk's own devices and the issuers' public keys of the catalogue. Needs no network.
public final class OfflineIdentification implements Identification {
    private static final Logger log = LoggerFactory.getLogger(OfflineIdentification.class);

    /// One round of waiting; the screen begins the next by itself. A card reads in about 1 s, a code in 0.2 s; between
    /// two rounds a self-test gets its turn at the device.
    static final Duration ROUND = Duration.ofSeconds(10);

    private final DeviceBay bay;
    private final Supplier<Map<String, PublicKey>> issuers;
    private final UsedCodes usedCodes;
    private final Supplier<Instant> now;
    private final ZoneId zone;

    /// @param issuers of the catalogue that runs now
    /// @param now by a clock that is known to be right
    public OfflineIdentification(
            DeviceBay bay,
            Supplier<Map<String, PublicKey>> issuers,
            UsedCodes usedCodes,
            Supplier<Instant> now,
            ZoneId zone) {
        this.bay = bay;
        this.issuers = issuers;
        this.usedCodes = usedCodes;
        this.now = now;
        this.zone = zone;
    }

    @Override
    public Pending<IdCard> readCard() {
        return read(Roles.ID_CARD_READER, IdCardReader.class, "read-card", IdCardReader::read);
    }

    @Override
    public Pending<ScannedCode> scanCode() {
        return read(Roles.CODE_SCANNER, CodeScanner.class, "scan-code", CodeScanner::scan);
    }

    @Override
    public Optional<CardProblem> check(IdCard card) {
        LocalDate today = now.get().atZone(zone).toLocalDate();
        boolean expired = card.validTo().map(last -> last.isBefore(today)).orElse(false);
        return expired ? Optional.of(CardProblem.EXPIRED) : Optional.empty();
    }

    @Override
    public CodeVerdict check(String token, String idNumber) {
        return switch (AppCredential.verify(token, idNumber, issuers.get(), now.get())) {
            case Verdict.Valid(String jti, Instant expiresAt) -> use(jti, expiresAt);
            case Verdict.Malformed() -> bad(CodeProblem.NOT_THE_APP);
            case Verdict.UnknownIssuer() -> bad(CodeProblem.NOT_GENUINE);
            case Verdict.Forged() -> bad(CodeProblem.NOT_GENUINE);
            case Verdict.Expired _ -> bad(CodeProblem.EXPIRED);
            case Verdict.NotYetValid _ -> bad(CodeProblem.PHONE_CLOCK);
            case Verdict.OtherPerson() -> bad(CodeProblem.OTHER_PERSON);
        };
    }

    private CodeVerdict use(String jti, Instant expiresAt) {
        try {
            return usedCodes.use(jti, expiresAt, now.get()) ? new CodeVerdict.Good() : bad(CodeProblem.USED);
        } catch (IOException e) {
            log.error("{} that a code was used cannot be kept", LogEvent.CODE_NOT_KEPT, e);
            return new CodeVerdict.CannotRecord();
        }
    }

    private static CodeVerdict bad(CodeProblem problem) {
        return new CodeVerdict.Bad(problem);
    }

    private <D extends Device, T> Pending<T> read(String role, Class<D> kind, String name, Command<D, T> command) {
        return bay.device(role)
                .<Pending<T>>map(device -> device.read(kind, name, ROUND, command))
                .orElseGet(() -> new NoDevice<>(role));
    }

    /// The answer of a role that nobody plays.
    private record NoDevice<T>(String role) implements Pending<T> {
        @Override
        public CompletableFuture<Outcome<T>> outcome() {
            return CompletableFuture.completedFuture(Outcome.failed(Fault.CONFIGURATION, "no device plays " + role));
        }

        @Override
        public void cancel() {}
    }
}
