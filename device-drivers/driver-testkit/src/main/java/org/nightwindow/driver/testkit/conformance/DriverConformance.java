package org.nightwindow.driver.testkit.conformance;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nightwindow.driver.DriverProvider;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/// The conformance suite as JUnit tests, one for each clause: extend it, and name the driver.
///
/// The driver is examined in the process of the tests, against our simulator of its kind.
public abstract class DriverConformance {

    /// The driver to be examined.
    protected abstract DriverProvider driver();

    /// Its settings beside the address of the device.
    protected Map<String, String> settings() {
        return Map.of();
    }

    /// The device it is examined with: our simulator of its kind.
    protected Rig rig() {
        return Suite.simulator(driver().info().kind());
    }

    @TestFactory
    Stream<DynamicTest> clauses() {
        DriverProvider driver = driver();
        Examination examination = new Examination(driver, settings(), rig());
        return Suite.of(driver.info().kind()).stream()
                .map(clause ->
                        DynamicTest.dynamicTest(clause.id() + " " + clause.asks(), () -> judge(examination, clause)))
                .onClose(examination::close);
    }

    private static void judge(Examination examination, Clause clause) throws InterruptedException {
        switch (examination.judge(clause)) {
            case Verdict.Kept _ -> {
                // As it should be.
            }
            case Verdict.Broken(String seen) ->
                throw new AssertionFailedError(
                        clause.id() + " " + clause.asks() + "\nSeen: " + seen + "\nMend: " + clause.mend());
            case Verdict.NotJudged(String why) -> throw new TestAbortedException(why);
        }
    }
}
