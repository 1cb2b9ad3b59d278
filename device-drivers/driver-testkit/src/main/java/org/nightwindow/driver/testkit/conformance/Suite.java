package org.nightwindow.driver.testkit.conformance;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.testkit.smartcard.ChipSlot;

/// Every clause there is for a kind of device, and the device to judge it with.
public final class Suite {

    /// The clauses of a kind, in the order in which they are examined; the process is judged last.
    public static List<Clause> of(DeviceKind kind) {
        List<Clause> own = switch (kind) {
            case ID_CARD_READER -> ReaderClauses.cards();
            case CODE_SCANNER -> ReaderClauses.codes();
            case RECEIPT_PRINTER -> ReceiptClauses.all();
            case DOCUMENT_PRINTER -> DocumentClauses.all();
            case SMART_CARD_READER -> ChipClauses.all();
            case PERSON_MATCHER -> MatcherClauses.all();
            case DOCUMENT_CAMERA -> CameraClauses.all();
            case PAYMENT_TERMINAL -> PaymentClauses.all();
            case SENSOR_PANEL -> PanelClauses.all();
        };
        List<Clause> all = Stream.of(
                        LifecycleClauses.all(), CallClauses.all(), LineClauses.all(), TrustClauses.all(), own)
                .flatMap(List::stream)
                .toList();
        return Stream.concat(
                        all.stream().filter(clause -> !clause.id().equals(LifecycleClauses.PROCESS)),
                        all.stream().filter(clause -> clause.id().equals(LifecycleClauses.PROCESS)))
                .toList();
    }

    /// Whether there is a simulator of this kind.
    public static boolean simulates(DeviceKind kind) {
        return switch (kind) {
            case ID_CARD_READER,
                    SMART_CARD_READER,
                    CODE_SCANNER,
                    RECEIPT_PRINTER,
                    DOCUMENT_PRINTER,
                    DOCUMENT_CAMERA,
                    PAYMENT_TERMINAL,
                    SENSOR_PANEL -> true;
            case PERSON_MATCHER -> false;
        };
    }

    /// Our simulator of a kind, switched on.
    ///
    /// @throws IllegalArgumentException when there is none
    public static Rig simulator(DeviceKind kind) {
        return switch (kind) {
            case ID_CARD_READER -> CardRig.ofSimulator();
            case CODE_SCANNER -> ScannerRig.ofSimulator();
            case RECEIPT_PRINTER -> ReceiptRig.ofSimulator();
            case DOCUMENT_PRINTER -> DocumentRig.ofSimulator();
            case SMART_CARD_READER -> ChipRig.ofSimulator();
            case DOCUMENT_CAMERA -> CameraRig.ofSimulator();
            case PAYMENT_TERMINAL -> PaymentRig.ofSimulator();
            case SENSOR_PANEL -> PanelRig.ofSimulator();
            case PERSON_MATCHER -> throw new IllegalArgumentException("there is no simulator of a " + kind);
        };
    }

    /// A real device.
    ///
    /// @param address `tcp://host:port` or `serial:/dev/…`; for readers of contact cards the socket of `pcscd`,
    ///     `unix:/…`; for printers of documents `ipp://host:port/path`
    /// @param hand who lays cards and shows codes
    public static Rig device(DeviceKind kind, String address, Hand hand) {
        return switch (kind) {
            case ID_CARD_READER -> CardRig.at(address, hand);
            case CODE_SCANNER -> ScannerRig.at(address, hand);
            case RECEIPT_PRINTER -> ReceiptRig.at(address);
            case DOCUMENT_PRINTER -> DocumentRig.at(address);
            case SMART_CARD_READER -> ChipRig.at(address, hand);
            case DOCUMENT_CAMERA -> CameraRig.at(address);
            case PAYMENT_TERMINAL -> PaymentRig.at(address);
            case SENSOR_PANEL -> PanelRig.at(address);
            case PERSON_MATCHER -> OtherRig.at(kind, address);
        };
    }

    /// Our simulator of a camera, for a driver that reads codes with it.
    ///
    /// @param draw draws a code of this text onto a page
    public static Rig codeCamera(BiFunction<BufferedImage, String, BufferedImage> draw) {
        return ScannerRig.ofCamera(draw);
    }

    /// A reader of contact cards that a driver reaches through the operating system. Nobody can stand between them,
    /// so what a line suffers is not judged.
    ///
    /// @param slot where cards are put in; is closed with the rig
    public static Rig reader(ChipSlot slot) {
        return ChipRig.in(slot);
    }

    /// Our simulator of a power supply behind `upsd`, which is a panel of its own.
    public static Rig powerSupply() {
        return PanelRig.ofPowerSupply();
    }

    /// A device that a driver reaches through the operating system; its self-test is the command.
    public static Rig withoutLine(DeviceKind kind) {
        return OtherRig.at(kind, "");
    }

    private Suite() {}
}
