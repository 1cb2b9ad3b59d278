package org.nightwindow.driver.testkit.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// The serial line of a simulated device, with every trouble a cable can have.
///
/// The device gets what the kiosk sends through the consumer given to the constructor, on a thread of the line, and
/// answers with [#send(byte\[\])]. All other methods may be called from any thread.
public final class SerialLine implements AutoCloseable {
    private final Cable cable;
    private final ReentrantLock sending = new ReentrantLock();
    private volatile Pace pace = Pace.AT_ONCE;
    private volatile boolean dribbling;
    private volatile boolean garbling;
    private volatile boolean hanging;
    private int garbled;

    /// A serial device server on the loopback, which listens at once.
    ///
    /// @param device gets what the kiosk sends, in the pieces in which it arrives
    public SerialLine(Consumer<byte[]> device) {
        this(Port.TCP, device);
    }

    /// @param device gets what the kiosk sends, in the pieces in which it arrives
    public SerialLine(Port port, Consumer<byte[]> device) {
        cable = port.cable(device);
    }

    /// A server on the loopback that serves each who connects anew, such as a service: what the one before him left
    /// half said is not his.
    ///
    /// @param device gets what the kiosk sends, in the pieces in which it arrives
    /// @param newcomer runs when somebody has connected, before his first byte
    public SerialLine(Consumer<byte[]> device, Runnable newcomer) {
        cable = new TcpCable(device, newcomer);
    }

    /// `tcp://127.0.0.1:port` or `serial:/tmp/…/tty`; the same for the life of the line.
    public String address() {
        return cable.address();
    }

    /// Sends in the present pace and trouble; nothing while the line hangs or nobody is connected. Returns when the
    /// last byte has left. What another thread sends meanwhile waits: no answer comes in the middle of another.
    public void send(byte[] bytes) {
        OutputStream to = cable.out();
        if (to == null || hanging) {
            return;
        }
        byte[] sent = garbling ? garbled(bytes) : bytes;
        Pace now = dribbling ? Pace.DRIBBLE : pace;
        sending.lock();
        try {
            now.write(sent, to);
        } catch (IOException e) {
            // The kiosk let go or the cable was pulled: what was not sent is lost, as on a real line.
        } finally {
            sending.unlock();
        }
    }

    /// How fast bytes leave from now on. A new line sends at once.
    public void pace(Pace pace) {
        this.pace = pace;
    }

    /// True while somebody is connected.
    public boolean connected() {
        return cable.out() != null;
    }

    public void unplug() {
        cable.unplug();
    }

    public void replug() {
        cable.replug();
    }

    public void dribble() {
        dribbling = true;
    }

    public void garble() {
        garbling = true;
    }

    public void hang() {
        hanging = true;
    }

    /// No dribbling, garbling or hanging any more; the pace stays, and so does the plug.
    public void clear() {
        dribbling = false;
        garbling = false;
        hanging = false;
    }

    @Override
    public void close() {
        cable.close();
    }

    /// One byte in every answer is another one. Never two, so that a checksum by XOR must notice.
    private synchronized byte[] garbled(byte[] bytes) {
        byte[] broken = bytes.clone();
        if (broken.length > 0) {
            // Steps through the frame: preamble, length, status, data and checksum each get their turn.
            broken[garbled++ * 3 % broken.length] ^= 0x55;
        }
        return broken;
    }
}
