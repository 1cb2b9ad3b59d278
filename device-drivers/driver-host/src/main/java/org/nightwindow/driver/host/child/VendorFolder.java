package org.nightwindow.driver.host.child;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.nightwindow.driver.DriverProvider;

/// A vendor's folder under `drivers/`: the jars of one vendor.
public final class VendorFolder {
    /// Starting and loading; measured 0.1 to 0.5 s, on a busy machine 2 s.
    private static final Duration LIMIT = Duration.ofSeconds(15);

    /// It ends at once when it is told to; one that does not is killed.
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private VendorFolder() {}

    /// What was found.
    public sealed interface Look {
        /// @param drivers each runs its devices in processes of their own
        record Found(List<DriverProvider> drivers) implements Look {
            public Found {
                drivers = List.copyOf(drivers);
            }
        }

        /// @param why one line for the technician
        record Useless(String why) implements Look {}
    }

    /// Removes what children of an earlier run left behind. Before the first child is started.
    public static void sweep(Path runFolder) {
        ChildProcess.sweep(runFolder);
    }

    /// Asks the jars what drivers they hold, in a process of their own.
    ///
    /// @param folder holds the jars, next to each other
    /// @param runFolder for logs and crash reports of the children
    public static Look look(Path folder, Path runFolder) {
        try {
            Conversation child = new Conversation(ChildProcess.start(folder, runFolder, LIMIT), new Nobody());
            child.begin();
            try {
                return child.hear(LIMIT)
                        .map(reply -> read(reply, folder, runFolder))
                        .orElseGet(() -> new Look.Useless("its process " + child.death()));
            } catch (Conversation.Silence silence) {
                return new Look.Useless("its process says nothing");
            } finally {
                child.end(FAREWELL); // it was only asked what it holds
            }
        } catch (IOException notStarted) {
            return new Look.Useless(String.valueOf(notStarted.getMessage()));
        }
    }

    private static Look read(ToHost reply, Path folder, Path runFolder) {
        return switch (reply) {
            case ToHost.Hello(List<ToHost.Offer> offers)
            when offers.isEmpty() ->
                new Look.Useless("no jar in " + folder + " names a DriverProvider in META-INF/services");
            case ToHost.Hello(List<ToHost.Offer> offers) ->
                new Look.Found(offers.stream()
                        .<DriverProvider>map(offer -> new ChildDriver(offer, folder, runFolder))
                        .toList());
            case ToHost.Useless(String why) -> new Look.Useless(why);
            case ToHost.Opened _, ToHost.Answered _, ToHost.Threw _, ToHost.Told _, ToHost.Happened _, ToHost.Shown _ ->
                new Look.Useless("its process spoke out of turn");
        };
    }

    /// Nothing happens in a child that has opened nothing.
    private static final class Nobody implements Conversation.Bystander {
        @Override
        public void heard(ToHost news) {}

        @Override
        public void died(String how) {}
    }
}
