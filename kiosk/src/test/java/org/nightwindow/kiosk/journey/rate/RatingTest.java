package org.nightwindow.kiosk.journey.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightwindow.hall.KioskEvent;

class RatingTest {
    private final List<KioskEvent> events = new ArrayList<>();
    private final Rating rating = new Rating("F-1", "HRS-04", events::add);

    @Test
    void ratingTwiceIsImpossible_andNobodyHasTo() {
        assertThat(rating.given().get()).isEmpty();
        assertThat(events).isEmpty();
        rating.rate(4);
        rating.rate(1);
        assertThat(rating.given().get()).hasValue(4);
        assertThat(events).containsExactly(new KioskEvent.Rated("F-1", "HRS-04", 4));
    }
}
