package org.nightwindow.driver.testkit.conformance;

import java.util.Map;
import org.nightwindow.driver.DriverProvider;

/// Judges one driver, clause by clause, each on a bench of its own. One clause at a time.
public final class Examination implements AutoCloseable {
    /// A busy machine is late once, a driver every time.
    private static final int TRIES = 3;

    private final DriverProvider provider;
    private final Map<String, String> settings;
    private final Rig rig;

    /// @param settings of the driver, without the address of the device
    /// @param rig is closed with this
    public Examination(DriverProvider provider, Map<String, String> settings, Rig rig) {
        this.provider = provider;
        this.settings = Map.copyOf(settings);
        this.rig = rig;
    }

    /// Judges one clause.
    ///
    /// @throws InterruptedException when the examination is called off
    public Verdict judge(Clause clause) throws InterruptedException {
        if (clause.needs() == Clause.Needs.SIMULATOR && !rig.simulated()) {
            return new Verdict.NotJudged("what came out of a real device nobody here can see; use the simulator");
        }
        Verdict verdict = once(clause);
        for (int i = 1; clause.timed() && verdict instanceof Verdict.Broken && i < TRIES; i++) {
            verdict = once(clause);
        }
        return verdict;
    }

    private Verdict once(Clause clause) throws InterruptedException {
        try (Bench bench = new Bench(provider, settings, rig)) {
            return new Verdict.Kept(clause.check().check(bench));
        } catch (Clause.Broken broken) {
            return new Verdict.Broken(String.valueOf(broken.getMessage()));
        } catch (Clause.NotJudged why) {
            return new Verdict.NotJudged(String.valueOf(why.getMessage()));
        } catch (RuntimeException | LinkageError thrown) { // from a method that is asked outside a command
            return new Verdict.Broken("the driver threw " + thrown);
        }
    }

    @Override
    public void close() {
        rig.close();
    }
}
