package org.nightwindow.driver.standard.ups;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.WireException;
import org.nightwindow.driver.standard.AnyFrames;
import org.nightwindow.driver.standard.SpokenWire;

/// Lines of `upsd`.
final class NutFramesTest extends AnyFrames {
    @Override
    protected List<byte[]> sound() {
        return Stream.of(
                        "VAR ups ups.status \"OL CHRG\"\nVAR ups battery.charge \"100\"\n",
                        "VAR ups ups.status \"OB \\\"x\\\\ LB\"\nERR VAR-NOT-SUPPORTED\n",
                        "ERR DATA-STALE\n")
                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    protected void read(byte[] bytes, Random random) {
        NutLink link = new NutLink(new SpokenWire(bytes, random), "ups", Duration.ofSeconds(1));
        try {
            while (true) {
                Call call = Call.within(Duration.ofSeconds(1));
                if (link.get(random.nextBoolean() ? "ups.status" : "battery.charge", call)
                        instanceof NutAnswer.Value(String value)) {
                    Object _ = UpsState.of(value, Optional.of(value)).readings("ups");
                }
            }
        } catch (WireException end) {
            // as it must
        }
    }
}
