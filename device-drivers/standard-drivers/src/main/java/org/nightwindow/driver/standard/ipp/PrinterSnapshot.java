package org.nightwindow.driver.standard.ipp;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.AttributeType;
import com.hp.jipp.encoding.IntType;
import com.hp.jipp.encoding.KeyValues;
import com.hp.jipp.encoding.KeywordType;
import com.hp.jipp.encoding.NameType;
import com.hp.jipp.model.Operation;
import com.hp.jipp.model.PrinterState;
import com.hp.jipp.model.Types;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.Supply;

/// The printer as it tells it at one moment (RFC 8011 §5.4, PWG 5100.9, 5100.13, 5100.22).
///
/// @param stopped `printer-state` is stopped
/// @param working `printer-state` is processing
/// @param accepting `printer-is-accepting-jobs`
/// @param reasons `printer-state-reasons` without `none`
/// @param mediaReady what lies in the trays; empty when not told
/// @param supplies trays and toner
/// @param upTime `printer-up-time` in seconds: smaller than before means that it restarted
/// @param uuid `printer-uuid`, empty when not told
/// @param impressions `printer-impressions-completed`, the life counter
/// @param operations numbers it can do
/// @param formats document formats it takes
/// @param jobAttributes job attributes it takes
record PrinterSnapshot(
        boolean stopped,
        boolean working,
        boolean accepting,
        List<String> reasons,
        List<String> mediaReady,
        List<Supply> supplies,
        int upTime,
        String uuid,
        OptionalLong impressions,
        List<Integer> operations,
        List<String> formats,
        List<String> jobAttributes) {
    private static final int IDLE = 3;
    private static final int PROCESSING = 4;
    private static final int STOPPED = 5;

    // PWG 5100.9 §5.3: not in the codec's own list
    private static final IntType.Set MARKER_LEVELS = new IntType.Set("marker-levels");
    private static final IntType.Set MARKER_LOW_LEVELS = new IntType.Set("marker-low-levels");
    private static final NameType.Set MARKER_NAMES = new NameType.Set("marker-names");
    private static final KeywordType.Set MARKER_TYPES = new KeywordType.Set("marker-types");

    /// Below this a tray or cartridge is low, in percent, when the printer names no limit of its own.
    private static final int LOW_PERCENT = 10;

    /// What to ask for: by name, so that an answer stays short.
    static final AttributeType<?>[] ATTRIBUTES = {
        Types.printerState,
        Types.printerStateReasons,
        Types.printerIsAcceptingJobs,
        Types.mediaReady,
        Types.printerInputTray,
        MARKER_LEVELS,
        MARKER_LOW_LEVELS,
        MARKER_NAMES,
        MARKER_TYPES,
        Types.printerUpTime,
        Types.printerUuid,
        Types.printerImpressionsCompleted,
        Types.operationsSupported,
        Types.documentFormatSupported,
        Types.jobCreationAttributesSupported
    };

    PrinterSnapshot {
        reasons = List.copyOf(reasons);
        mediaReady = List.copyOf(mediaReady);
        supplies = List.copyOf(supplies);
        operations = List.copyOf(operations);
        formats = List.copyOf(formats);
        jobAttributes = List.copyOf(jobAttributes);
    }

    /// Empty when this is not what a printer says of itself.
    static Optional<PrinterSnapshot> read(AttributeGroup group) {
        PrinterState state = group.getValue(Types.printerState);
        if (state == null || state.getCode() < IDLE || state.getCode() > STOPPED) {
            return Optional.empty();
        }
        List<String> reasons = strings(group, Types.printerStateReasons).stream()
                .filter(reason -> !reason.equals("none"))
                .toList();
        Integer upTime = group.getValue(Types.printerUpTime);
        URI uuid = group.getValue(Types.printerUuid);
        Integer impressions = group.getValue(Types.printerImpressionsCompleted);
        return Optional.of(new PrinterSnapshot(
                state.getCode() == STOPPED,
                state.getCode() == PROCESSING,
                !Boolean.FALSE.equals(group.getValue(Types.printerIsAcceptingJobs)),
                reasons,
                strings(group, Types.mediaReady),
                supplies(group, reasons),
                upTime == null ? 0 : upTime,
                uuid == null ? "" : uuid.toString(),
                impressions == null ? OptionalLong.empty() : OptionalLong.of(impressions),
                values(group, Types.operationsSupported).stream()
                        .map(Operation::getCode)
                        .toList(),
                strings(group, Types.documentFormatSupported),
                strings(group, Types.jobCreationAttributesSupported)));
    }

    /// The worst thing that keeps the next sheet from moving.
    Optional<Obstacle> obstacle() {
        return reasons.stream()
                .map(Obstacle::of)
                .flatMap(Optional::stream)
                .filter(it -> it.fault().isPresent())
                .min(Obstacle::compareTo);
    }

    boolean has(Obstacle obstacle) {
        return reasons.stream().anyMatch(reason -> Obstacle.of(reason).equals(Optional.of(obstacle)));
    }

    boolean low() {
        return reasons.stream()
                        .map(Obstacle::of)
                        .flatMap(Optional::stream)
                        .anyMatch(it -> it.fault().isEmpty())
                || supplies.stream().anyMatch(supply -> supply.level() == Supply.Level.LOW);
    }

    boolean can(Operation operation) {
        return operations.contains(operation.getCode());
    }

    /// What tells one run of the printer from the next.
    String upSince() {
        return "printer-uuid=" + (uuid.isEmpty() ? "not reported" : uuid) + " printer-up-time=" + upTime;
    }

    private static List<Supply> supplies(AttributeGroup group, List<String> reasons) {
        List<Supply> supplies = new ArrayList<>();
        for (KeyValues tray : values(group, Types.printerInputTray)) {
            String name = Objects.requireNonNullElse(tray.get("name"), "");
            if (!Objects.requireNonNullElse(tray.get("type"), "").equals("other")) {
                int capacity = number(tray.get("maxcapacity"));
                int level = number(tray.get("level"));
                int percent = capacity > 0 && level >= 0 ? Math.min(100, level * 100 / capacity) : level == 0 ? 0 : -1;
                supplies.add(supply(Supply.Kind.PAPER, name, percent, LOW_PERCENT, level));
            }
        }
        List<Integer> levels = values(group, MARKER_LEVELS);
        List<Integer> lowLevels = values(group, MARKER_LOW_LEVELS);
        List<String> names = strings(group, MARKER_NAMES);
        List<String> types = strings(group, MARKER_TYPES);
        for (int i = 0; i < levels.size(); i++) {
            boolean waste = i < types.size() && types.get(i).startsWith("waste");
            if (!waste) {
                int low = i < lowLevels.size() && lowLevels.get(i) > 0 ? lowLevels.get(i) : LOW_PERCENT;
                String name = i < names.size() ? names.get(i) : "";
                supplies.add(supply(Supply.Kind.TONER, name, levels.get(i), low, levels.get(i)));
            }
        }
        if (reasons.stream().anyMatch(it -> Obstacle.of(it).equals(Optional.of(Obstacle.OUTPUT_AREA_FULL)))) {
            supplies.add(Supply.of(Supply.Kind.OUTPUT_BIN, Supply.Level.OUT));
        }
        return supplies;
    }

    /// @param percent -1 when not measured
    /// @param raw what the printer wrote: -3 is "at least one is left" (RFC 3805 prtInputCurrentLevel)
    private static Supply supply(Supply.Kind kind, String name, int percent, int low, int raw) {
        if (percent < 0 || percent > 100) {
            Supply.Level level = raw == -3 ? Supply.Level.OK : Supply.Level.UNKNOWN;
            return new Supply(kind, name, level, OptionalInt.empty());
        }
        Supply.Level level = percent == 0
                ? Supply.Level.OUT
                : percent <= low ? Supply.Level.LOW : percent == 100 ? Supply.Level.FULL : Supply.Level.OK;
        return new Supply(kind, name, level, OptionalInt.of(percent));
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("-?[0-9]{1,9}") ? Integer.parseInt(text) : -2;
    }

    private static <T> List<T> values(AttributeGroup group, AttributeType<T> type) {
        List<T> values = group.getValues(type);
        return values == null ? List.of() : values;
    }

    private static List<String> strings(AttributeGroup group, AttributeType<?> type) {
        List<String> strings = group.getStrings(type);
        return strings == null ? List.of() : strings;
    }
}
