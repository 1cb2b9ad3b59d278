package org.nightwindow.console;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightwindow.console.alerts.AlertSettings;
import org.nightwindow.console.web.Proxies;
import org.nightwindow.hall.Enrolment.HallName;

/// How one console is set up. Written as one YAML file, see [ConfigFile]; `console config` prints it with every
/// setting explained.
///
/// @param data folder of everything the console keeps: `database/`, `keys/` (0600), `fonts/`
/// @param hall name of the city or hall that runs this console
/// @param kiosk the listener for kiosks, always mutual TLS
/// @param kioskNames DNS names and addresses by which kiosks reach it; they stand in its certificate
/// @param staff the listener for technicians; plain HTTP only on a loopback address
/// @param secondStep whether everybody on the staff must sign in with a code after the password
/// @param publicSide the listener for anybody who holds a document
/// @param publicUrl what is printed into the QR of documents, without a slash at the end; absent: where the public
///     listener answers
/// @param catalogue file of the service catalogue; absent: the one in the box
/// @param calendar file of working days beside those in the box, see `cases`; absent: only those in the box
/// @param backup when and where `data` is copied while the console works; absent: never
/// @param retention file of days for which kinds of data are kept; absent: those in the box
/// @param alerts how people are called
/// @param issuers keys of apps whose signed codes are accepted besides those in the catalogue: kid → base64 of the
///     Ed25519 public key (X.509 SubjectPublicKeyInfo)
public record ConsoleConfig(
        Path data,
        HallName hall,
        Door kiosk,
        List<String> kioskNames,
        Door staff,
        boolean secondStep,
        Door publicSide,
        Optional<String> publicUrl,
        Optional<Path> catalogue,
        Optional<Path> calendar,
        Optional<BackupPlan> backup,
        Optional<Path> retention,
        AlertSettings alerts,
        Map<String, String> issuers) {

    public ConsoleConfig {
        kioskNames = List.copyOf(kioskNames);
        issuers = Map.copyOf(issuers);
    }

    /// @param folder where the copies go
    /// @param hour of the day from which on one is made, 0–23, where the hall is
    /// @param keep how many, 1 or more
    public record BackupPlan(Path folder, int hour, int keep) {}

    /// @param bind address to listen on
    /// @param port 0–65535; 0 takes any free one
    /// @param keystore PKCS#12 file with the listener's own certificate; absent: one of the console's authority
    /// @param keystorePassword file whose first line is the password of the keystore
    /// @param proxies before it, whose word is believed on who asks
    public record Door(
            String bind, int port, Optional<Path> keystore, Optional<Path> keystorePassword, Proxies proxies) {
        public Door(String bind, int port, Optional<Path> keystore, Optional<Path> keystorePassword) {
            this(bind, port, keystore, keystorePassword, Proxies.NONE);
        }

        public Door behind(Proxies those) {
            return new Door(bind, port, keystore, keystorePassword, those);
        }

        /// Any free port of this machine, reachable from this machine only.
        public static Door onLoopback() {
            return new Door("127.0.0.1", 0, Optional.empty(), Optional.empty());
        }

        boolean isAny() {
            return bind.equals("0.0.0.0") || bind.equals("::");
        }

        boolean isLoopback() {
            return bind.equals("localhost") || bind.equals("::1") || bind.startsWith("127.");
        }
    }

    /// A console for one machine: all data in `data`, every listener on a free port of the loopback address.
    public static ConsoleConfig inFolder(Path data) {
        return new ConsoleConfig(
                data,
                new HallName("样例市", "Sample City"),
                Door.onLoopback(),
                List.of("localhost", "127.0.0.1"),
                Door.onLoopback(),
                false,
                Door.onLoopback(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                AlertSettings.NONE,
                Map.of());
    }

    public ConsoleConfig withDoors(Door forKiosks, Door forStaff, Door forAnybody) {
        return new ConsoleConfig(
                data,
                hall,
                forKiosks,
                kioskNames,
                forStaff,
                secondStep,
                forAnybody,
                publicUrl,
                catalogue,
                calendar,
                backup,
                retention,
                alerts,
                issuers);
    }

    public ConsoleConfig withIssuers(Map<String, String> more) {
        return new ConsoleConfig(
                data,
                hall,
                kiosk,
                kioskNames,
                staff,
                secondStep,
                publicSide,
                publicUrl,
                catalogue,
                calendar,
                backup,
                retention,
                alerts,
                more);
    }

    public ConsoleConfig withAlerts(AlertSettings settings) {
        return new ConsoleConfig(
                data,
                hall,
                kiosk,
                kioskNames,
                staff,
                secondStep,
                publicSide,
                publicUrl,
                catalogue,
                calendar,
                backup,
                retention,
                settings,
                issuers);
    }

    public ConsoleConfig withSecondStep() {
        return new ConsoleConfig(
                data,
                hall,
                kiosk,
                kioskNames,
                staff,
                true,
                publicSide,
                publicUrl,
                catalogue,
                calendar,
                backup,
                retention,
                alerts,
                issuers);
    }

    public ConsoleConfig withCatalogue(Path file) {
        return new ConsoleConfig(
                data,
                hall,
                kiosk,
                kioskNames,
                staff,
                secondStep,
                publicSide,
                publicUrl,
                Optional.of(file),
                calendar,
                backup,
                retention,
                alerts,
                issuers);
    }

    public ConsoleConfig withCalendar(Path file) {
        return new ConsoleConfig(
                data,
                hall,
                kiosk,
                kioskNames,
                staff,
                secondStep,
                publicSide,
                publicUrl,
                catalogue,
                Optional.of(file),
                backup,
                retention,
                alerts,
                issuers);
    }
}
