package org.nightwindow.driver.host.child;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.host.Trace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The host's side of one child: what it says, what it hears, and how the child died.
///
/// Saying and killing: any thread. Hearing: one thread. A thread of its own reads the socket, so that events come
/// through while nobody asks, and a death is noticed within milliseconds.
final class Conversation {
    /// A sensor that trembles tells some dozens of events a second, and [Guest] lets no more through than that; a
    /// child that floods us all the same is out of hand.
    private static final int EVENTS_PER_SECOND = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    /// Hears what is no reply, on the reading thread; must not block.
    interface Bystander {
        /// Only [ToHost.Happened] and [ToHost.Shown].
        void heard(ToHost news);

        /// It died by itself.
        void died(String how);
    }

    private final ChildProcess process;
    private final Link<ToHost, ToChild> link;
    private final Bystander bystander;
    private final Inbox replies = new Inbox();
    private final Flood events = new Flood(EVENTS_PER_SECOND, System::nanoTime);
    private final AtomicReference<@Nullable String> death = new AtomicReference<>();

    Conversation(ChildProcess process, Bystander bystander) {
        this.process = process;
        this.link = new Link<>(process.socket(), ToHost.class, ToChild.class);
        this.bystander = bystander;
    }

    /// Begins to read; once.
    void begin() {
        Thread.ofPlatform().daemon().name("child-reader").start(this::read);
    }

    private void read() {
        try {
            boolean heard = true;
            while (heard) {
                ToHost message = link.receive();
                heard = switch (message) {
                    case ToHost.Happened _, ToHost.Shown _ -> news(message);
                    case ToHost.Hello _,
                            ToHost.Useless _,
                            ToHost.Opened _,
                            ToHost.Answered _,
                            ToHost.Threw _,
                            ToHost.Told _ -> replies.put(message);
                };
            }
        } catch (IOException lost) {
            LOG.debug("the child's socket closed: {}", lost.getMessage());
        } catch (InterruptedException impossible) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException bug) {
            LOG.error("what the child said could not be taken: {}", Trace.of(bug));
        }
        closeLink(); // a child that spoke nonsense hears that it is over
        if (death.get() == null) {
            String how = process.autopsy();
            if (death.compareAndSet(null, how)) {
                LOG.warn("the driver's process {}", how);
                bystander.died(how);
            }
        }
        replies.close();
    }

    /// @return false when there is no end of it
    private boolean news(ToHost message) {
        if (events.rises()) {
            kill("told more than " + EVENTS_PER_SECOND + " events within a second");
            bystander.died(String.valueOf(death.get()));
            return false;
        }
        bystander.heard(message);
        return true;
    }

    /// How it died or why it was killed; null while it lives.
    @Nullable
    String death() {
        return death.get();
    }

    /// @throws MalformedException when it cannot be said; nothing has left
    /// @throws IOException when the child is gone; some of it may have left
    void say(ToChild message) throws IOException, MalformedException {
        link.send(message);
    }

    /// Waits for the next reply.
    ///
    /// @return empty when the child is dead
    /// @throws Silence when nothing came within `limit`
    Optional<ToHost> hear(Duration limit) throws Silence {
        try {
            if (limit.isPositive()) { // else it is over, however much more it has to say
                return replies.take(limit);
            }
            throw new Silence();
        } catch (TimeoutException nothing) {
            throw new Silence();
        } catch (InterruptedException abandoned) {
            Thread.currentThread().interrupt();
            throw new Silence();
        }
    }

    /// Nothing was heard in time.
    static final class Silence extends Exception {
        private static final long serialVersionUID = 1;
    }

    /// Ends the child at once. From here on it counts as dead.
    void kill(String why) {
        if (death.compareAndSet(null, why)) {
            LOG.warn("the driver's process is killed: {}", why);
        }
        process.kill();
        closeLink();
        replies.close();
    }

    /// Lets the child close its device and end.
    void end(Duration limit) {
        boolean wasAlive = death.compareAndSet(null, "closed");
        try {
            if (wasAlive) {
                link.send(new ToChild.Close());
                if (process.ended(limit)) {
                    closeLink();
                    replies.close();
                    return;
                }
            }
        } catch (IOException | MalformedException gone) {
            LOG.debug("the child was gone before it could be closed");
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        process.kill();
        closeLink();
        replies.close();
    }

    void trimLog() {
        process.trimLog();
    }

    private void closeLink() {
        try {
            link.close();
        } catch (IOException nothingToSave) {
            LOG.debug("closing a socket failed: {}", nothingToSave.getMessage());
        }
    }
}
