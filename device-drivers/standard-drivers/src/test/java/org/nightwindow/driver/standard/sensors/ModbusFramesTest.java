package org.nightwindow.driver.standard.sensors;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.WireException;
import org.nightwindow.driver.standard.AnyFrames;
import org.nightwindow.driver.standard.SpokenWire;

/// Answers of an I/O module.
final class ModbusFramesTest extends AnyFrames {
    private static final int[] FUNCTIONS = {Modbus.READ_INPUTS, Modbus.READ_REGISTERS, Modbus.WRITE_COIL};

    /// With the checksums of the MODBUS specification's CRC: two inputs, one register, a coil that is on, a refusal.
    @Override
    protected List<byte[]> sound() {
        return List.of(
                HexFormat.of().parseHex("01020101605801020101" + "6058"),
                HexFormat.of().parseHex("0104020140b890"),
                Modbus.request(1, Modbus.WRITE_COIL, 0, 0xFF00),
                HexFormat.of().parseHex("018202c161"));
    }

    @Override
    protected void read(byte[] bytes, Random random) {
        ModbusLink link = new ModbusLink(new SpokenWire(bytes, random), 1, Duration.ofSeconds(1));
        try {
            while (true) {
                Outcome<byte[]> _ = link.ask(
                        FUNCTIONS[random.nextInt(FUNCTIONS.length)],
                        0,
                        random.nextBoolean() ? 1 : 0xFF00,
                        Call.within(Duration.ofSeconds(1)));
            }
        } catch (WireException end) {
            // as it must
        }
    }
}
