package org.nightwindow.driver.standard.sensors;

import java.time.Duration;
import java.util.Arrays;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.Wire;
import org.nightwindow.driver.WireException;

/// One request and its answer; asked a second time when the first answer is broken or does not come. Reading inputs
/// and setting a lamp can be repeated without harm.
///
/// The owner thread, except [#close()].
final class ModbusLink implements AutoCloseable {
    private static final int TRIES = 2;
    private static final int MAX_FRAME = 256;

    private final Wire wire;
    private final int unit;
    private final Duration answerLimit;
    private final byte[] buffer = new byte[MAX_FRAME];

    ModbusLink(Wire wire, int unit, Duration answerLimit) {
        this.wire = wire;
        this.unit = unit;
        this.answerLimit = answerLimit;
    }

    /// @return done with the answer's data: for a read without its byte count, for a write the echoed address and
    ///     value; failed with [Fault#CONFIGURATION] when the module has no such input or coil
    /// @throws WireException when the wire is lost
    Outcome<byte[]> ask(int function, int address, int value, Call call) throws WireException {
        byte[] request = Modbus.request(unit, function, address, value);
        Outcome<byte[]> last = Outcome.failed(Fault.TIMEOUT, "no time left");
        for (int i = 0; i < TRIES && call.goesOn(); i++) {
            wire.discardInput();
            wire.write(request, call.remaining(answerLimit));
            last = answer(request, function, Call.within(call.remaining(answerLimit)));
            boolean settled = !(last instanceof Outcome.Failed<byte[]> failed) || failed.fault() == Fault.CONFIGURATION;
            if (settled) {
                return last;
            }
        }
        return last;
    }

    private Outcome<byte[]> answer(byte[] request, int function, Call answering) throws WireException {
        int count = 0;
        while (!answering.expired()) {
            byte[] piece = new byte[MAX_FRAME - count];
            int read = wire.read(piece, answering.remaining());
            System.arraycopy(piece, 0, buffer, count, read);
            count += read;
            int length = Modbus.length(buffer, count);
            if (length > 0 && count >= length) {
                return verdict(request, function, Arrays.copyOf(buffer, length));
            }
            if (count == MAX_FRAME) {
                return Outcome.failed(Fault.TIMEOUT, "what the module sends is not Modbus");
            }
        }
        return Outcome.failed(Fault.TIMEOUT, "the module did not answer");
    }

    private Outcome<byte[]> verdict(byte[] request, int function, byte[] frame) {
        if (!Modbus.intact(frame) || (frame[0] & 0xFF) != unit) {
            return Outcome.failed(Fault.TIMEOUT, "a broken answer, or one of another module");
        }
        int said = frame[1] & 0xFF;
        if (said == (function | Modbus.EXCEPTION)) {
            // 1 function, 2 address, 3 value: it has no such thing. Others pass (V1.1b3 §7).
            return Outcome.failed(
                    frame[2] <= 3 ? Fault.CONFIGURATION : Fault.TIMEOUT, "the module answers exception " + frame[2]);
        }
        if (said != function) {
            return Outcome.failed(Fault.TIMEOUT, "the answer to something else");
        }
        if (function == Modbus.WRITE_COIL) {
            return Arrays.equals(frame, request)
                    ? Outcome.done(Arrays.copyOfRange(frame, 2, 6))
                    : Outcome.failed(Fault.TIMEOUT, "the module repeats another command");
        }
        return Outcome.done(Arrays.copyOfRange(frame, 3, frame.length - 2));
    }

    @Override
    public void close() {
        wire.close();
    }
}
