package org.nightwindow.driver.standard.ipp;

import java.util.Arrays;
import java.util.Optional;
import org.nightwindow.driver.DeviceStatus.Detail;
import org.nightwindow.driver.Fault;

/// The values of `printer-state-reasons` that matter (RFC 8011 §5.4.12; PWG 5100.11), the worst first. Their
/// severity suffix means nothing: printers exist that report an empty tray as `media-empty-report`.
enum Obstacle {
    MEDIA_JAM("media-jam", Fault.MEDIA_JAMMED, Detail.MEDIA_JAMMED),
    COVER_OPEN("cover-open", Fault.COVER_OPEN, Detail.COVER_OPEN),
    DOOR_OPEN("door-open", Fault.COVER_OPEN, Detail.COVER_OPEN),
    INTERLOCK_OPEN("interlock-open", Fault.COVER_OPEN, Detail.COVER_OPEN),
    INPUT_TRAY_MISSING("input-tray-missing", Fault.COVER_OPEN, Detail.COVER_OPEN),
    MEDIA_EMPTY("media-empty", Fault.SUPPLY_OUT, Detail.SUPPLY_OUT),
    MEDIA_NEEDED("media-needed", Fault.SUPPLY_OUT, Detail.SUPPLY_OUT),
    TONER_EMPTY("toner-empty", Fault.SUPPLY_OUT, Detail.SUPPLY_OUT),
    MARKER_SUPPLY_EMPTY("marker-supply-empty", Fault.SUPPLY_OUT, Detail.SUPPLY_OUT),
    /// The room in the output bin is used up.
    OUTPUT_AREA_FULL("output-area-full", Fault.SUPPLY_OUT, Detail.OUTPUT_FULL),
    PAUSED("paused", Fault.NOT_READY, Detail.PAUSED),
    MOVING_TO_PAUSED("moving-to-paused", Fault.NOT_READY, Detail.PAUSED),
    SHUTDOWN("shutdown", Fault.NOT_READY, Detail.PAUSED),

    MEDIA_LOW("media-low"),
    TONER_LOW("toner-low"),
    MARKER_SUPPLY_LOW("marker-supply-low"),
    MARKER_WASTE_ALMOST_FULL("marker-waste-almost-full"),
    /// Printers that cannot go on without a new bottle stop as well, and that is what blocks.
    MARKER_WASTE_FULL("marker-waste-full"),
    OUTPUT_AREA_ALMOST_FULL("output-area-almost-full");

    private final String keyword;
    private final Optional<Fault> fault;
    private final Detail detail;

    Obstacle(String keyword, Fault fault, Detail detail) {
        this.keyword = keyword;
        this.fault = Optional.of(fault);
        this.detail = detail;
    }

    /// Only a warning.
    Obstacle(String keyword) {
        this.keyword = keyword;
        this.fault = Optional.empty();
        this.detail = Detail.SUPPLY_LOW;
    }

    static Optional<Obstacle> of(String reason) {
        String plain = reason.replaceFirst("-(report|warning|error)$", "");
        return Arrays.stream(values()).filter(it -> it.keyword.equals(plain)).findFirst();
    }

    /// Why nothing can be printed; empty for a warning.
    Optional<Fault> fault() {
        return fault;
    }

    Detail detail() {
        return detail;
    }
}
