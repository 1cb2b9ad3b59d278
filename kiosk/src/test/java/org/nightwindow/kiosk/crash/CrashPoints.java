package org.nightwindow.kiosk.crash;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.nightwindow.kiosk.ledger.CommitWatch;

/// Names the points at which a kiosk could die, and dies at one of them: no shutdown hook, no finally, nothing flushed.
/// As near to a pulled plug as a process can do to itself. Any thread.
///
/// **The rule.** One death differs from another only by what the disk has and by what the devices have: memory is gone
/// either way. So there is a point before and after each commit, and amid and after each message to a device; what
/// comes from a device, and what goes to the console, changes neither until the next of these. A commit or a message of
/// a kind that has been passed already is passed: devices are asked the same again and again, and how often is chance.
/// What comes after her act was settled, or after the document was sent, is a kind of its own.
final class CrashPoints implements CommitWatch {
    private final String deadly;
    private final Set<String> passed = Collections.synchronizedSet(new LinkedHashSet<>());
    private volatile boolean armed;
    private volatile boolean settled;

    /// @param deadly the point to die at; none when no point has this name
    CrashPoints(String deadly) {
        this.deadly = deadly;
    }

    void arm(boolean on) {
        armed = on;
    }

    List<String> passed() {
        return List.copyOf(passed);
    }

    void at(String point) {
        if (armed && passed.add(point) && deadly.equals(point)) {
            System.out.println("DIED " + point);
            System.out.flush();
            Runtime.getRuntime().halt(CrashingKiosk.KILLED);
        }
    }

    @Override
    public void before(String commit) {
        at("before commit " + kind(commit));
    }

    @Override
    public void after(String commit) {
        at("after commit " + kind(commit));
        settled |= commit.equals("settle");
    }

    private String kind(String commit) {
        return settled ? commit + ", once settled" : commit;
    }
}
