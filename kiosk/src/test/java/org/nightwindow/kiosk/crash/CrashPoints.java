package org.nightwindow.kiosk.crash;

import java.util.concurrent.atomic.AtomicInteger;
import org.nightwindow.kiosk.ledger.CommitWatch;

/// Numbers every point at which the kiosk could die, and dies at one of them: no shutdown hook, no finally, nothing
/// flushed. As near to a pulled plug as a process can do to itself. Any thread.
final class CrashPoints implements CommitWatch {
    private final String deadly;
    private final AtomicInteger passed = new AtomicInteger();
    private volatile boolean armed;

    /// @param deadly the number of the point to die at, from 1, or its words; none when no point has it
    CrashPoints(String deadly) {
        this.deadly = deadly;
    }

    void arm(boolean on) {
        armed = on;
    }

    int passed() {
        return passed.get();
    }

    void at(String point) {
        if (!armed) {
            return;
        }
        int number = passed.incrementAndGet();
        if (deadly.equals(point) || deadly.equals(Integer.toString(number))) {
            System.out.println("DIED " + number + " " + point);
            System.out.flush();
            Runtime.getRuntime().halt(CrashingKiosk.KILLED);
        }
    }

    @Override
    public void before(String commit) {
        at("before commit " + commit);
    }

    @Override
    public void after(String commit) {
        at("after commit " + commit);
    }
}
