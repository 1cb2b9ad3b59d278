package org.nightwindow.kiosk.journey.slip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.kiosk.bench.Bench;
import org.nightwindow.kiosk.bench.Resident;
import org.nightwindow.kiosk.hardware.SlipPrinter.Ended;
import org.nightwindow.kiosk.slip.Slip;

/// A slip whose printing breaks in a way nobody thought of.
class SlipOfferTest {
    @TempDir
    Path folder;

    @Test
    void whateverBreaks_sheIsNotLeftWithPrinting_andMayTryAgain() throws Exception {
        try (Bench bench = new Bench(folder).startOpen()) {
            new Resident(bench).touches();
            boolean[] broken = {true};
            SlipOffer.Desk desk = new SlipOffer.Desk(
                    () -> true,
                    slip -> {
                        if (broken[0]) {
                            throw new IllegalStateException("the fonts cannot be read");
                        }
                        return Ended.PRINTED;
                    },
                    Thread::startVirtualThread);
            SlipOffer offer = bench.ask(
                    () -> new SlipOffer(bench.kiosk().desk().visit().get(), desk, () -> Slip.of(new Slip.Rule())));
            bench.act(offer::print);
            bench.until(() -> offer.state().get() == SlipOffer.State.UNCERTAIN);
            broken[0] = false;
            bench.act(offer::print);
            bench.until(() -> offer.state().get() == SlipOffer.State.TAKE_IT);
            assertThat(bench.ask(() -> offer.state().get())).isEqualTo(SlipOffer.State.TAKE_IT);
        }
    }
}
