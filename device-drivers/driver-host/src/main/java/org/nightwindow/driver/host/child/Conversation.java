package org.nightwindow.driver.host.child;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The host's side of one child: what it says, what it hears, and how the child died.
///
/// Saying and killing: any thread. Hearing: one thread. A thread of its own reads the socket, so that events come
/// through while nobody asks, and a death is noticed within milliseconds.
final class Conversation {
    /// What a child told while nobody listened; beyond this its socket fills up and it waits.
    private static final int BACKLOG = 256;

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
    private final LinkedBlockingQueue<Optional<ToHost>> replies = new LinkedBlockingQueue<>(BACKLOG);
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
            while (true) {
                switch (link.receive()) {
                    case ToHost.Happened news -> bystander.heard(news);
                    case ToHost.Shown news -> bystander.heard(news);
                    case ToHost.Hello reply -> replies.put(Optional.of(reply));
                    case ToHost.Useless reply -> replies.put(Optional.of(reply));
                    case ToHost.Opened reply -> replies.put(Optional.of(reply));
                    case ToHost.Answered reply -> replies.put(Optional.of(reply));
                    case ToHost.Threw reply -> replies.put(Optional.of(reply));
                    case ToHost.Told reply -> replies.put(Optional.of(reply));
                }
            }
        } catch (IOException lost) {
            LOG.debug("the child's socket closed: {}", lost.getMessage());
        } catch (InterruptedException impossible) {
            Thread.currentThread().interrupt();
        }
        closeLink(); // a child that spoke nonsense hears that it is over
        if (death.get() == null) {
            String how = process.autopsy();
            if (death.compareAndSet(null, how)) {
                LOG.warn("the driver's process {}", how);
                bystander.died(how);
            }
        }
        while (!replies.offer(Optional.empty())) {
            replies.poll(); // nobody reads any more, or soon finds the end
        }
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
            Optional<ToHost> reply = replies.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
            if (reply == null) {
                throw new Silence();
            }
            if (reply.isEmpty()) {
                var _ = replies.offer(reply); // for whoever asks next
            }
            return reply;
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
    }

    /// Lets the child close its device and end.
    void end(Duration limit) {
        boolean wasAlive = death.compareAndSet(null, "closed");
        try {
            if (wasAlive) {
                link.send(new ToChild.Close());
                if (process.ended(limit)) {
                    closeLink();
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
