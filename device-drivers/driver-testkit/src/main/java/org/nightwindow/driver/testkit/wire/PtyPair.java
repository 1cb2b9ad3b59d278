package org.nightwindow.driver.testkit.wire;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// A serial port of the operating system without hardware: a pair of pseudo-terminals, made by the C library. The
/// kiosk's end has a path; the device's end is here. Linux only.
///
/// Any thread. No call blocks longer than it says, and none touches the file descriptor after [#close()], when its
/// number may already belong to another file.
@SuppressWarnings("restricted") // calls the C library, which is its purpose
public final class PtyPair implements AutoCloseable {
    /// O_RDWR | O_NOCTTY | O_NONBLOCK of Linux (asm-generic/fcntl.h). Without O_NOCTTY the pair could become the
    /// controlling terminal of this process, and pulling the cable would end it.
    private static final int OPEN_FLAGS = 0x2 | 0x100 | 0x800;

    private static final short POLLIN = 0x01;
    private static final short POLLOUT = 0x04;
    /// POLLERR | POLLHUP | POLLNVAL
    private static final short GONE = 0x08 | 0x10 | 0x20;

    /// struct pollfd: int fd, short events, short revents.
    private static final long POLLFD_SIZE = 8;

    private static final long EVENTS = 4;
    private static final long REVENTS = 6;

    /// More than `struct termios` of any Linux: 60 bytes on x86-64.
    private static final long TERMIOS_SIZE = 128;

    private static final int BUFFER = 4096;
    private static final int PATH_SIZE = 128;

    /// One wait inside the lock; [#close()] waits this long at most.
    private static final Duration SLICE = Duration.ofMillis(10);

    private static final Linker C = Linker.nativeLinker();
    private static final MethodHandle OPENPT = c("posix_openpt", JAVA_INT, JAVA_INT);
    private static final MethodHandle OPEN = c("open", JAVA_INT, ADDRESS, JAVA_INT);
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

    /// Held for reading by whoever uses the descriptor, for writing by who closes it.
    private final ReadWriteLock use = new ReentrantReadWriteLock();

    private final int master;
    private final Path path;
    private boolean closed;

    private static MethodHandle c(String name, MemoryLayout result, MemoryLayout... parameters) {
        return C.downcallHandle(C.defaultLookup().find(name).orElseThrow(), FunctionDescriptor.of(result, parameters));
    }

    private PtyPair(int master, Path path) {
        this.master = master;
        this.path = path;
    }

    /// A new pair in raw mode, with nobody at the kiosk's end.
    ///
    /// @throws IllegalStateException when the operating system gives none
    public static PtyPair open() {
        int master = count(() -> (int) OPENPT.invokeExact(OPEN_FLAGS));
        if (master < 0) {
            throw new IllegalStateException("the operating system gives no pseudo-terminal");
        }
        try (Arena arena = Arena.ofConfined()) {
            check("grantpt", () -> (int) GRANT.invokeExact(master));
            check("unlockpt", () -> (int) UNLOCK.invokeExact(master));
            MemorySegment name = arena.allocate(PATH_SIZE);
            check("ptsname_r", () -> (int) NAME.invokeExact(master, name, (long) PATH_SIZE));
            MemorySegment settings = arena.allocate(TERMIOS_SIZE);
            check("tcgetattr", () -> (int) GET.invokeExact(master, settings));
            RAW.invokeExact(settings);
            check("tcsetattr", () -> (int) SET.invokeExact(master, 0, settings));
            // Until the other end was open once, poll cannot tell whether somebody is there.
            int once = count(() -> (int) OPEN.invokeExact(name, OPEN_FLAGS));
            check("close", () -> (int) CLOSE.invokeExact(once));
            return new PtyPair(master, Path.of(name.getString(0)));
        } catch (Throwable e) {
            int ignored = count(() -> (int) CLOSE.invokeExact(master));
            throw new IllegalStateException("no pseudo-terminal: " + e.getMessage() + ", " + ignored, e);
        }
    }

    /// The kiosk's end: `/dev/pts/7`.
    public Path path() {
        return path;
    }

    /// True while the kiosk has its end open.
    public boolean connected() {
        return polled(POLLIN, Duration.ZERO, (memory, gone) -> gone ? -1 : 1) > 0;
    }

    /// Writes all bytes, waiting where the kiosk does not read them.
    ///
    /// @return false when the kiosk let go or this end was closed; some may have left
    public boolean send(byte[] bytes) {
        int sent = 0;
        while (sent < bytes.length) {
            byte[] rest = Arrays.copyOfRange(bytes, sent, Math.min(bytes.length, sent + BUFFER));
            long count = polled(POLLOUT, SLICE, (memory, gone) -> {
                if (gone) {
                    return -1;
                }
                MemorySegment.copy(rest, 0, memory, JAVA_BYTE, 0, rest.length);
                return Math.max(0, (long) WRITE.invokeExact(master, memory, (long) rest.length));
            });
            if (count < 0) {
                return false;
            }
            sent += (int) count;
        }
        return true;
    }

    /// What has come, waiting for it no longer than `limit`; empty when nothing came or nobody is there.
    ///
    /// @param most at most so many bytes
    public byte[] receive(int most, Duration limit) {
        byte[] got = new byte[Math.min(most, BUFFER)];
        long until = System.nanoTime() + limit.toNanos();
        while (true) {
            long left = until - System.nanoTime();
            Duration slice = left < SLICE.toNanos() ? Duration.ofNanos(Math.max(0, left)) : SLICE;
            long count = polled(POLLIN, slice, (memory, gone) -> {
                long read = (long) READ.invokeExact(master, memory, (long) got.length);
                if (read > 0) {
                    MemorySegment.copy(memory, JAVA_BYTE, 0, got, 0, (int) read);
                }
                return read > 0 ? read : gone ? -1 : 0;
            });
            if (count > 0) {
                return Arrays.copyOf(got, (int) count);
            }
            if (count < 0 || left <= 0) {
                return new byte[0];
            }
        }
    }

    /// True until [#close()].
    public boolean isOpen() {
        use.readLock().lock();
        try {
            return !closed;
        } finally {
            use.readLock().unlock();
        }
    }

    /// Pulls the cable: whoever has the other end open reads an error from now on, and its path is gone.
    @Override
    public void close() {
        use.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                check("close", () -> (int) CLOSE.invokeExact(master));
            }
        } finally {
            use.writeLock().unlock();
        }
    }

    /// Waits for the event, then acts with 4 KB of memory. -1 when this end is closed.
    private long polled(short event, Duration wait, Then then) {
        use.readLock().lock();
        try (Arena arena = Arena.ofConfined()) {
            if (closed) {
                return -1;
            }
            MemorySegment poll = arena.allocate(POLLFD_SIZE);
            poll.set(JAVA_INT, 0, master);
            poll.set(JAVA_SHORT, EVENTS, event);
            int ready = (int) POLL.invokeExact(poll, 1L, (int) wait.toMillis());
            short events = poll.get(JAVA_SHORT, REVENTS);
            return ready == 0 && event == POLLOUT ? 0 : then.act(arena.allocate(BUFFER), (events & GONE) != 0);
        } catch (Throwable e) {
            throw new IllegalStateException("the C library cannot be called", e);
        } finally {
            use.readLock().unlock();
        }
    }

    private interface Then {
        long act(MemorySegment memory, boolean gone) throws Throwable;
    }

    private interface IntCall {
        int call() throws Throwable;
    }

    private static int count(IntCall call) {
        try {
            return call.call();
        } catch (Throwable e) {
            throw new IllegalStateException("the C library cannot be called", e);
        }
    }

    private static void check(String name, IntCall call) {
        int result = count(call);
        if (result != 0) {
            throw new IllegalStateException(name + " answered " + result);
        }
    }
}
