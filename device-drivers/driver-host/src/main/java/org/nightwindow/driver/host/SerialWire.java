package org.nightwindow.driver.host;

import com.fazecast.jSerialComm.SerialPort;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.nightwindow.driver.Wire;
import org.nightwindow.driver.WireException;

/// A serial port by jSerialComm: 8 data bits, no parity, 1 stop bit, no flow control.
///
/// What this class knows about jSerialComm 2.11 (measured on JDK 25 against pty pairs):
/// * a lost port shows as `readBytes == -1`; `isOpen` stays true and nothing is thrown;
/// * interrupting does not end a blocked read, `closePort` from another thread does, at once;
/// * `getLastErrorCode` is 25 (ENOTTY) after a successful open of a pty: not a failure;
/// * a disconnect listener that does not close the port is called 300,000 times a second: none is registered;
/// * read timeouts count in tenths of a second, so that shorter waits look themselves.
final class SerialWire implements Wire {
    /// One blocking read; a longer wait is many of these. Data ends it at once.
    private static final Duration SLICE = Duration.ofMillis(100);

    /// Between two looks of a wait shorter than [#SLICE]; a byte at 115,200 baud takes 0.09 ms.
    private static final Duration LOOK = Duration.ofMillis(2);

    private static final int ERROR_NO_SUCH_DEVICE = 2;
    private static final int ERROR_IN_USE = 11;
    private static final int ERROR_BUSY = 16;
    private static final int ERROR_NO_PERMISSION = 13;

    private final SerialPort port;
    private volatile boolean closed;

    private SerialWire(SerialPort port) {
        this.port = port;
    }

    static SerialWire open(SerialPort port, int baud) throws WireException {
        port.setComPortParameters(baud, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
        port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, (int) SLICE.toMillis(), 0);
        if (!port.openPort()) {
            throw new WireException(port.getSystemPortPath() + " cannot be opened: " + reason(port.getLastErrorCode()));
        }
        return new SerialWire(port);
    }

    private static String reason(int error) {
        return switch (error) {
            case ERROR_NO_SUCH_DEVICE -> "it is not there, or open in this program already";
            case ERROR_IN_USE, ERROR_BUSY -> "another program has it open";
            case ERROR_NO_PERMISSION -> "not allowed; is the kiosk's user in the group dialout?";
            default -> "error " + error;
        };
    }

    @Override
    public int read(byte[] buffer, Duration limit) throws WireException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            if (closed) {
                throw new WireException("closed");
            }
            int waiting = port.bytesAvailable();
            if (waiting < 0) {
                throw lost();
            }
            long left = deadline - System.nanoTime();
            if (waiting > 0 || left >= SLICE.toNanos()) {
                int count = port.readBytes(buffer, waiting > 0 ? Math.min(waiting, buffer.length) : buffer.length);
                if (count < 0) {
                    throw lost();
                }
                if (count > 0) {
                    return count;
                }
            } else if (left <= 0) {
                return 0;
            } else {
                LockSupport.parkNanos(Math.min(left, LOOK.toNanos()));
                if (Thread.interrupted()) {
                    throw new WireException("interrupted");
                }
            }
        }
    }

    @Override
    public void write(byte[] bytes, Duration limit) throws WireException {
        long deadline = System.nanoTime() + limit.toNanos();
        int sent = 0;
        while (sent < bytes.length) {
            if (closed) {
                throw new WireException("closed after " + sent + " of " + bytes.length + " bytes");
            }
            int count = port.writeBytes(bytes, bytes.length - sent, sent);
            if (count < 0 || (count == 0 && port.bytesAvailable() < 0)) {
                throw lost();
            }
            sent += count;
            if (count == 0) {
                if (System.nanoTime() - deadline >= 0) {
                    throw new WireException(
                            "only " + sent + " of " + bytes.length + " bytes were taken within " + limit);
                }
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
    }

    @Override
    public void discardInput() throws WireException {
        byte[] waste = new byte[256];
        while (port.bytesAvailable() > 0) {
            if (port.readBytes(waste, Math.min(waste.length, Math.max(port.bytesAvailable(), 0))) < 0) {
                throw lost();
            }
        }
        if (closed || port.bytesAvailable() < 0) {
            throw lost();
        }
    }

    private WireException lost() {
        return new WireException(closed ? "closed" : port.getSystemPortPath() + " is gone; is the device plugged in?");
    }

    @Override
    public void close() {
        closed = true;
        port.closePort(); // also ends a read that waits; harmless the second time
    }
}
