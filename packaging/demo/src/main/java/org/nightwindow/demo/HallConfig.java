package org.nightwindow.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The settings of the programs of a demo hall, as their technicians would write them: YAML files.
final class HallConfig {

    /// Where the simulated hardware listens.
    ///
    /// @param receipts YAML of the receipt printer's role
    /// @param drivers YAML of the group `drivers`
    record Devices(String reader, String scanner, String printer, String receipts, String drivers) {
        /// Its driver is in the box.
        static String standardReceipts(String address) {
            return "{driver: standard.escpos-receipt, settings: {wire: \"" + address + "\"}}";
        }

        /// Its driver is a vendor's, in a process of its own.
        static String acmeReceipts(String address) {
            return "{driver: acme.receipt, settings: {wire: \"" + address + "\"}}";
        }
    }

    private HallConfig() {}

    /// Writes the console's into `folder`, where it will also keep what it keeps.
    ///
    /// @param door of the staff; absent: plain, with a password only
    static Path console(Path folder, Ports ports, CityApp app, Optional<StaffDoor> door) throws IOException {
        return Files.writeString(folder.resolve("console.yaml"), """
                data: %s
                hall: {zh: 样例市, en: Sample City}
                kiosk: {bind: 127.0.0.1, port: %d, names: [localhost, 127.0.0.1]}
                staff: {bind: 127.0.0.1, port: %d%s}
                public: {bind: 127.0.0.1, port: %d, url: "http://localhost:%d"}
                issuers:
                  %s: %s
                """.formatted(
                        folder.resolve("console"),
                        ports.kiosks(),
                        ports.staff(),
                        door.map(HallConfig::guarded).orElse(""),
                        ports.open(),
                        ports.open(),
                        CityApp.KEY_ID,
                        app.publicKey()));
    }

    private static String guarded(StaffDoor door) {
        return ", keystore: \"%s\", keystore-password-file: \"%s\", second-step: demanded"
                .formatted(door.keystore(), door.passwordFile());
    }

    /// Writes a kiosk's into `folder`, where it will also keep what it keeps.
    ///
    /// @param network the port on which it finds the console
    static Path kiosk(Path folder, int network, Devices devices) throws IOException {
        return Files.writeString(folder.resolve("kiosk.yaml"), """
                data: %s
                console:
                  url: https://localhost:%d
                  ticket-file: %s
                devices:
                  id-card-reader:
                    driver: standard.sdt
                    settings: {wire: "%s"}
                  code-scanner:
                    driver: standard.line-scanner
                    settings: {wire: "%s"}
                  document-printer:
                    driver: standard.ipp
                    settings: {url: "%s"}
                  receipt-printer: %s
                drivers: %s
                screen: {orientation: portrait, full-screen: false}
                hall: {zh: 示范区 24 小时政务服务厅, en: Shifan District 24-hour Service Hall}
                """.formatted(
                        folder.resolve("kiosk"),
                        network,
                        folder.resolve("ticket"),
                        devices.reader(),
                        devices.scanner(),
                        devices.printer(),
                        devices.receipts(),
                        devices.drivers()));
    }
}
