package org.nightwindow.driver.conformance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.nightwindow.driver.DriverInfo;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.host.child.VendorLoader;
import org.nightwindow.driver.testkit.conformance.Clause;
import org.nightwindow.driver.testkit.conformance.Examination;
import org.nightwindow.driver.testkit.conformance.Hand;
import org.nightwindow.driver.testkit.conformance.Rig;
import org.nightwindow.driver.testkit.conformance.Suite;
import org.nightwindow.driver.testkit.conformance.Verdict;

/// The process in which a driver is examined. It says what it begins before it begins it: when it dies, the other one
/// knows of what.
final class Examiner {
    private Examiner() {}

    /// @param arguments the port of the other process, the file with the task
    public static void main(String[] arguments) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        try (Line line = new Line(socket)) {
            examine(Task.read(Path.of(arguments[1])), line);
        } catch (InterruptedException calledOff) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0); // a vendor's thread or hook must not keep this process alive
    }

    private static void examine(Task task, Line line) throws IOException, InterruptedException {
        DriverProvider driver;
        try {
            driver = find(task);
        } catch (IOException | RuntimeException | ServiceConfigurationError | LinkageError useless) {
            line.say(Line.USELESS, String.valueOf(useless.getMessage()));
            return;
        }
        DriverInfo info = driver.info();
        line.say(
                Line.DRIVER,
                String.join(
                        "\t",
                        info.id(),
                        info.vendor(),
                        info.model(),
                        info.version(),
                        info.kind().name()));
        if (task.address().isEmpty() && !Suite.simulates(info.kind())) {
            line.say(Line.USELESS, "there is no simulator of a " + info.kind() + "; name a device with --wire");
            return;
        }
        Rig rig = task.address().isEmpty()
                ? Suite.simulator(info.kind())
                : Suite.device(info.kind(), task.address(), task.ask() ? hand(line) : Hand.NONE);
        try (Examination examination = new Examination(driver, task.settings(), rig)) {
            for (Clause clause : Suite.of(info.kind())) {
                if (task.clauses().contains(clause.id())) {
                    line.say(Line.BEGIN, clause.id());
                    switch (examination.judge(clause)) {
                        case Verdict.Kept(String seen) -> line.say(Line.KEPT, seen);
                        case Verdict.Broken(String seen) -> line.say(Line.BROKEN, seen);
                        case Verdict.NotJudged(String why) -> line.say(Line.NOT_JUDGED, why);
                    }
                }
            }
        }
    }

    private static DriverProvider find(Task task) throws IOException {
        VendorLoader loader = VendorLoader.of(task.jars());
        Thread.currentThread().setContextClassLoader(loader);
        Map<String, DriverProvider> byId = new LinkedHashMap<>();
        for (DriverProvider provider : ServiceLoader.load(DriverProvider.class, loader)) {
            byId.put(provider.info().id(), provider);
        }
        if (byId.isEmpty()) {
            throw new IOException(
                    "no jar names a DriverProvider in META-INF/services/" + DriverProvider.class.getName());
        }
        if (task.driver().isEmpty() && byId.size() > 1) {
            throw new IOException("the jars hold several drivers; choose one with --driver: " + byId.keySet());
        }
        DriverProvider chosen =
                task.driver().isEmpty() ? byId.values().iterator().next() : byId.get(task.driver());
        if (chosen == null) {
            throw new IOException("no driver " + task.driver() + "; there are " + byId.keySet());
        }
        return chosen;
    }

    private static Hand hand(Line line) {
        return what -> {
            try {
                line.say(Line.PLEASE, what);
                Line.Said answer = line.hear();
                if (answer == null || !answer.word().equals(Line.DONE)) {
                    throw new Clause.NotJudged("nobody did it: " + what);
                }
            } catch (IOException gone) {
                throw new Clause.NotJudged("nobody answered: " + what);
            }
        };
    }
}
