package org.nightwindow.driver.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.nightwindow.driver.testkit.conformance.Verdict;

/// Asks a driver who it is, in a process of its own: no class of a vendor is loaded where the report is written.
final class Introduction {

    /// @return id, vendor, model, version and kind
    static String[] of(Task task, Path out) throws IOException, InterruptedException, Chamber.Useless {
        Chamber chamber = new Chamber(out, new Chamber.Listener() {
            @Override
            public void begins(String clause) {}

            @Override
            public void judged(String clause, Verdict verdict) {}

            @Override
            public void please(String what) {}
        });
        chamber.introduce(task.only(List.of("none")));
        String[] named = chamber.driver();
        if (named.length != 5) {
            throw new Chamber.Useless(
                    "the driver's process ended before it said who it is; see " + out.resolve("driver.log"));
        }
        return named;
    }

    private Introduction() {}
}
