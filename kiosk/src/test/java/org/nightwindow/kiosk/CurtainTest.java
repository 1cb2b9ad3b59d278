package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CurtainTest {
    private final List<String> stage = new ArrayList<>();
    private final Curtain curtain = new Curtain(Runnable::run);

    @Test
    void theKioskIsStillBeingWired_nothingReachesTheScreen_thenAllOfItInOrder() {
        curtain.execute(() -> stage.add("the reader is there"));
        curtain.execute(() -> stage.add("the printer is there"));
        assertThat(stage).isEmpty();

        curtain.raise();
        curtain.execute(() -> stage.add("somebody touches"));

        assertThat(stage).containsExactly("the reader is there", "the printer is there", "somebody touches");
    }
}
