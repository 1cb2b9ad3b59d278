package org.nightwindow.console.staff;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.audit.AuditLog;
import org.nightwindow.hall.Sha256;

/// The second step of signing in: a code of an authenticator app ([Totp]), or one of ten recovery codes, each good
/// once. Thread-safe.
public final class SecondStep {
    static final int RECOVERY_CODES = 10;

    /// Without look-alikes; 2 × 5 of 31 characters are 49 bits, and five wrong tries lock.
    private static final String LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private static final int HALF = 5;

    private final Jdbi jdbi;
    private final SecretBox box;
    private final AuditLog audit;
    private final Clock clock;
    private final SecureRandom random;

    SecondStep(Jdbi jdbi, SecretBox box, AuditLog audit, Clock clock, SecureRandom random) {
        this.jdbi = jdbi;
        this.box = box;
        this.audit = audit;
        this.clock = clock;
        this.random = random;
    }

    /// What the app must be told.
    ///
    /// @param link as a QR code
    /// @param typed the same to type by hand, in groups of four
    public record Offer(String link, String typed) {
        /// What it says is a secret.
        @Override
        public String toString() {
            return "Offer";
        }
    }

    /// A fresh secret for the app; it counts once a code of it was given. The same until then, so that a page that
    /// is loaded again does not make the app's code wrong.
    Offer offer(String name) {
        byte[] secret = jdbi.inTransaction(transaction -> {
            @Nullable String known = column(transaction, name, "totp_new");
            if (known != null) {
                return box.open(name, known);
            }
            byte[] fresh = new byte[Totp.SECRET_BYTES];
            random.nextBytes(fresh);
            put(transaction, name, "totp_new", box.close(name, fresh));
            return fresh;
        });
        String typed = Totp.base32(secret);
        String link = "otpauth://totp/Nightwindow:"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20") + "?secret=" + typed
                + "&issuer=Nightwindow";
        return new Offer(link, typed.replaceAll("(.{4})(?=.)", "$1 "));
    }

    /// Whether an account has a second step.
    boolean isSetUp(String name) {
        return jdbi.withHandle(handle -> Optional.ofNullable(column(handle, name, "totp_secret")))
                .isPresent();
    }

    /// Whether a code is of the secret offered last; changes nothing.
    boolean isOfOffer(String name, String code) {
        @Nullable
        String offered = jdbi.withHandle(handle -> Optional.ofNullable(column(handle, name, "totp_new")))
                .orElse(null);
        return offered != null
                && Totp.stepOf(box.open(name, offered), digits(code), clock.instant(), 0)
                        .isPresent();
    }

    /// Takes the offered secret into use when `code` is of it.
    ///
    /// Who had another before has shown a code of it: the caller's to demand.
    ///
    /// @return the recovery codes, to be shown once; empty when the code is not of it
    Optional<List<String>> confirm(String name, String code) {
        return jdbi.inTransaction(transaction -> {
            @Nullable String offered = column(transaction, name, "totp_new");
            if (offered == null) {
                return Optional.empty();
            }
            OptionalLong step = Totp.stepOf(box.open(name, offered), digits(code), clock.instant(), 0);
            if (step.isEmpty()) {
                return Optional.empty();
            }
            put(transaction, name, "totp_secret", offered);
            put(transaction, name, "totp_new", null);
            usedStep(transaction, name, step.getAsLong());
            audit.record(transaction, name, "set-up-second-step", name, "");
            return Optional.of(freshCodes(transaction, name));
        });
    }

    /// Takes the second step away: the phone was lost, and the recovery codes with it.
    void remove(Handle transaction, String name, String who) {
        put(transaction, name, "totp_secret", null);
        put(transaction, name, "totp_new", null);
        deleteCodes(transaction, name);
        audit.record(transaction, who, "remove-second-step", name, "");
    }

    /// Uses a code of the app or a recovery code up.
    ///
    /// @return what it was, for the audit; empty when it is wrong or used
    Optional<String> use(Handle transaction, String name, String typed) {
        @Nullable String kept = column(transaction, name, "totp_secret");
        if (kept == null) {
            return Optional.empty();
        }
        String code = digits(typed);
        if (code.length() == Totp.DIGITS && code.chars().allMatch(Character::isDigit)) {
            long used = transaction
                    .createQuery("select totp_step from staff_account where name = :name")
                    .bind("name", name)
                    .mapTo(Long.class)
                    .one();
            OptionalLong step = Totp.stepOf(box.open(name, kept), code, clock.instant(), used);
            return step.isPresent() && usedStep(transaction, name, step.getAsLong())
                    ? Optional.of("code")
                    : Optional.empty();
        }
        boolean right = transaction
                        .createUpdate("""
                                update staff_recovery_code set used_at = :now
                                where name = :name and code_sha256 = :code and used_at is null""")
                        .bind("now", clock.millis())
                        .bind("name", name)
                        .bind("code", hash(name, code))
                        .execute()
                == 1;
        return right ? Optional.of("recovery code") : Optional.empty();
    }

    /// How many recovery codes are left.
    int codesLeft(String name) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from staff_recovery_code where name = :name and used_at is null")
                .bind("name", name)
                .mapTo(Integer.class)
                .one());
    }

    private List<String> freshCodes(Handle transaction, String name) {
        deleteCodes(transaction, name);
        List<String> codes = new ArrayList<>();
        while (codes.size() < RECOVERY_CODES) {
            String code = letters() + "-" + letters();
            transaction
                    .createUpdate("insert into staff_recovery_code (code_sha256, name) values (:code, :name)")
                    .bind("code", hash(name, digits(code)))
                    .bind("name", name)
                    .execute();
            codes.add(code);
        }
        return codes;
    }

    private String letters() {
        return random.ints(HALF, 0, LETTERS.length())
                .collect(StringBuilder::new, (text, i) -> text.append(LETTERS.charAt(i)), StringBuilder::append)
                .toString();
    }

    private static void deleteCodes(Handle transaction, String name) {
        transaction
                .createUpdate("delete from staff_recovery_code where name = :name")
                .bind("name", name)
                .execute();
    }

    /// @return false when another request was faster
    private static boolean usedStep(Handle transaction, String name, long step) {
        return transaction
                        .createUpdate(
                                "update staff_account set totp_step = :step where name = :name and totp_step < :step")
                        .bind("step", step)
                        .bind("name", name)
                        .execute()
                == 1;
    }

    private static @Nullable String column(Handle handle, String name, String column) {
        return handle.createQuery(
                        "select " + column + " from staff_account where name = :name and " + column + " is not null")
                .bind("name", name)
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }

    private static void put(Handle transaction, String name, String column, @Nullable String value) {
        transaction
                .createUpdate("update staff_account set " + column + " = :value where name = :name")
                .bind("value", value)
                .bind("name", name)
                .execute();
    }

    /// As it was typed, without spaces and dashes.
    private static String digits(String typed) {
        return typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    private static String hash(String name, String code) {
        return Sha256.hex(name + "\n" + code);
    }
}
