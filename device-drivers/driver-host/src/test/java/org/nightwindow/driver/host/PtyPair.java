package org.nightwindow.driver.host;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;

/// A real serial line of the operating system without hardware: a pty pair, made by the C library. The driver's
/// side has a path; the device's side is here.
@SuppressWarnings("restricted") // calls the C library, which is its purpose
final class PtyPair implements AutoCloseable {
    private static final int READ_WRITE_NO_CONTROLLING_TERMINAL = 0x102;
    private static final Linker C = Linker.nativeLinker();
    private static final MethodHandle OPENPT = c("posix_openpt", JAVA_INT, JAVA_INT);
    private static final MethodHandle GRANT = c("grantpt", JAVA_INT, JAVA_INT);
    private static final MethodHandle UNLOCK = c("unlockpt", JAVA_INT, JAVA_INT);
    private static final MethodHandle NAME = c("ptsname_r", JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle READ = c("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle WRITE = c("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle POLL = c("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private static final MethodHandle GET = c("tcgetattr", JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle SET = c("tcsetattr", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle RAW =
            C.downcallHandle(C.defaultLookup().find("cfmakeraw").orElseThrow(), FunctionDescriptor.ofVoid(ADDRESS));
    private static final MethodHandle CLOSE = c("close", JAVA_INT, JAVA_INT);

    private final Arena arena = Arena.ofShared();
    private final int master;
    private final String path;
    private boolean closed;

    private static MethodHandle c(String name, MemoryLayout result, MemoryLayout... parameters) {
        return C.downcallHandle(C.defaultLookup().find(name).orElseThrow(), FunctionDescriptor.of(result, parameters));
    }

    PtyPair() throws Throwable {
        master = (int) OPENPT.invokeExact(READ_WRITE_NO_CONTROLLING_TERMINAL);
        check((int) GRANT.invokeExact(master));
        check((int) UNLOCK.invokeExact(master));
        MemorySegment name = arena.allocate(128);
        check((int) NAME.invokeExact(master, name, 128L));
        path = name.getString(0);
        MemorySegment settings = arena.allocate(64);
        check((int) GET.invokeExact(master, settings));
        RAW.invokeExact(settings);
        check((int) SET.invokeExact(master, 0, settings));
    }

    private static void check(int result) {
        if (result != 0) {
            throw new IllegalStateException("the C library answered " + result);
        }
    }

    String path() {
        return path;
    }

    void send(byte[] bytes) throws Throwable {
        MemorySegment memory = arena.allocate(bytes.length);
        MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, 0, bytes.length);
        long sent = (long) WRITE.invokeExact(master, memory, (long) bytes.length);
        if (sent != bytes.length) {
            throw new IllegalStateException("only " + sent + " bytes were taken");
        }
    }

    /// What arrives within a second, at most `count` bytes.
    byte[] receive(int count) throws Throwable {
        byte[] all = new byte[count];
        MemorySegment memory = arena.allocate(Math.max(1, count));
        MemorySegment wait = arena.allocate(8);
        int got = 0;
        while (got < count) {
            wait.set(JAVA_INT, 0, master);
            wait.set(JAVA_SHORT, 4, (short) 1); // POLLIN
            int ready = (int) POLL.invokeExact(wait, 1L, 1000);
            if (ready <= 0) {
                break;
            }
            long more = (long) READ.invokeExact(master, memory, (long) (count - got));
            MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, 0, all, got, (int) more);
            got += (int) more;
        }
        return Arrays.copyOf(all, got);
    }

    /// Pulls the cable.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            check((int) CLOSE.invokeExact(master));
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
