package org.nightwindow.driver.testkit.sensor;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.BitSet;
import org.nightwindow.driver.testkit.wire.LineSimulator;
import org.nightwindow.driver.testkit.wire.Port;
import org.nightwindow.driver.testkit.wire.SerialLine;

/// Unit 1 on an RS-485 line: 16 inputs, 16 coils and one register with the light in lux. All methods may be called from
/// any thread.
public final class IoModuleSimulator extends LineSimulator<IoFault> {
    private static final int UNIT = 1;
    private static final int COUNT = 16;

    private final SerialLine line;
    private final BitSet inputs = new BitSet();
    private final BitSet coils = new BitSet();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private int lux = 320;
    private int writes;

    private IoModuleSimulator(Port port) {
        line = new SerialLine(port, this::received);
    }

    /// All inputs and coils off.
    public static IoModuleSimulator start() {
        return new IoModuleSimulator(Port.TCP);
    }

    /// The same on another kind of line.
    public static IoModuleSimulator start(Port port) {
        return new IoModuleSimulator(port);
    }

    public synchronized void input(int at, boolean on) {
        inputs.set(at, on);
    }

    public synchronized void lux(int value) {
        lux = value;
    }

    public synchronized boolean coil(int at) {
        return coils.get(at);
    }

    /// How often a coil was written.
    public synchronized int writes() {
        return writes;
    }

    @Override
    protected SerialLine line() {
        return line;
    }

    /// Every request it knows has eight bytes; whatever does not end in its checksum is dropped.
    private void received(byte[] bytes) {
        pending.writeBytes(bytes);
        byte[] all = pending.toByteArray();
        if (all.length < 8) {
            return;
        }
        pending.reset();
        byte[] request = Arrays.copyOf(all, 8);
        if (!Arrays.equals(request, checked(Arrays.copyOf(request, 6))) || request[0] != UNIT) {
            return;
        }
        IoFault fault;
        byte[] answer;
        synchronized (this) {
            fault = strike();
            answer = fault instanceof IoFault.Refused(int code) ? refusal(request[1], code) : answer(request);
        }
        switch (fault) {
            case IoFault.Silent() -> {}
            case IoFault.Half() -> line.send(Arrays.copyOf(answer, answer.length / 2));
            case IoFault.WrongChecksum() -> {
                answer[answer.length - 1] ^= 0x10;
                line.send(answer);
            }
            case IoFault.WrongUnit() -> {
                byte[] other = Arrays.copyOf(answer, answer.length - 2);
                other[0] = 9;
                line.send(checked(other));
            }
            case IoFault.Refused _ -> line.send(answer);
            case null -> line.send(answer);
        }
    }

    private byte[] answer(byte[] request) {
        int at = ((request[2] & 0xFF) << 8) | (request[3] & 0xFF);
        int value = ((request[4] & 0xFF) << 8) | (request[5] & 0xFF);
        return switch (request[1]) {
            case 0x02 -> {
                if (at + value > COUNT || value == 0) {
                    yield refusal(request[1], 2);
                }
                byte[] body = new byte[3 + (value + 7) / 8];
                body[0] = UNIT;
                body[1] = 0x02;
                body[2] = (byte) ((value + 7) / 8);
                for (int i = 0; i < value; i++) {
                    body[3 + i / 8] |= (byte) (inputs.get(at + i) ? 1 << (i % 8) : 0);
                }
                yield checked(body);
            }
            case 0x04 ->
                at == 0 && value == 1
                        ? checked(new byte[] {UNIT, 0x04, 2, (byte) (lux >> 8), (byte) lux})
                        : refusal(request[1], 2);
            case 0x05 -> {
                if (at >= COUNT) {
                    yield refusal(request[1], 2);
                }
                if (value != 0xFF00 && value != 0) {
                    yield refusal(request[1], 3);
                }
                writes++;
                coils.set(at, value != 0);
                yield request.clone();
            }
            default -> refusal(request[1], 1);
        };
    }

    private static byte[] refusal(int function, int code) {
        return checked(new byte[] {UNIT, (byte) (function | 0x80), (byte) code});
    }

    /// With its checksum: the remainder of the reflected polynomial x^16 + x^15 + x^2 + 1, low byte first.
    private static byte[] checked(byte[] body) {
        int remainder = 0xFFFF;
        for (byte one : body) {
            for (int bit = 0; bit < 8; bit++) {
                boolean carry = ((remainder ^ (one >> bit)) & 1) != 0;
                remainder >>>= 1;
                if (carry) {
                    remainder ^= 0xA001;
                }
            }
        }
        byte[] frame = Arrays.copyOf(body, body.length + 2);
        frame[body.length] = (byte) remainder;
        frame[body.length + 1] = (byte) (remainder >>> 8);
        return frame;
    }
}
