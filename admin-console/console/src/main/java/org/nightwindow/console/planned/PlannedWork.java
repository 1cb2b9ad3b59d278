package org.nightwindow.console.planned;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Announced work. Times are epoch milliseconds.
///
/// @param kioskId where; null when it is at a place
/// @param site where; null when it is at one kiosk
/// @param untilAt when it ends by itself, or was ended
/// @param endedBy who ended it early
public record PlannedWork(
        long id,
        @Nullable String kioskId,
        @Nullable String site,
        long fromAt,
        long untilAt,
        String reason,
        String who,
        long madeAt,
        @Nullable String endedBy) {

    /// Where work is done.
    public sealed interface Spot {
        record OfKiosk(String kioskId) implements Spot {}

        record OfSite(String site) implements Spot {}

        /// As a form says it: `kiosk:990101-K07`, `site:north`.
        static Optional<Spot> of(@Nullable String text) {
            if (text == null) {
                return Optional.empty();
            }
            int colon = text.indexOf(':');
            String rest = text.substring(colon + 1);
            return switch (text.substring(0, Math.max(colon, 0))) {
                case "kiosk" -> Optional.of(new OfKiosk(rest));
                case "site" -> Optional.of(new OfSite(rest));
                default -> Optional.empty();
            };
        }

        default String key() {
            return switch (this) {
                case OfKiosk(String id) -> "kiosk:" + id;
                case OfSite(String site) -> "site:" + site;
            };
        }
    }

    public Spot spot() {
        return kioskId != null ? new Spot.OfKiosk(kioskId) : new Spot.OfSite(site == null ? "" : site);
    }

    public boolean isOn(Instant now) {
        return fromAt <= now.toEpochMilli() && now.toEpochMilli() < untilAt;
    }
}
