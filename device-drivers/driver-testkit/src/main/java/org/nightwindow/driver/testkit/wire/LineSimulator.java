package org.nightwindow.driver.testkit.wire;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.testkit.Simulator;

/// A device at the end of a line: what the line can suffer, and which fault strikes next. What the device says, and
/// what a fault does to it, is its own. Thread-safe.
public abstract class LineSimulator<F> implements Simulator<F> {
    private @Nullable F next;
    private @Nullable F always;

    /// The line it hangs on; always the same.
    protected abstract SerialLine line();

    /// The fault that strikes now; null for none. One that was meant for once is gone then.
    protected final synchronized @Nullable F strike() {
        return strike(fault -> fault);
    }

    /// The same where a fault may be meant for something else: it waits then.
    ///
    /// @param meant what of a fault strikes now; null when it is meant for something else
    protected final synchronized @Nullable F strike(Function<F, @Nullable F> meant) {
        F once = next == null ? null : meant.apply(next);
        if (once != null) {
            next = null;
            return once;
        }
        return always == null ? null : meant.apply(always);
    }

    @Override
    public final String address() {
        return line().address();
    }

    @Override
    public final synchronized void failNext(F fault) {
        next = fault;
    }

    @Override
    public final synchronized void failRepeatedly(F fault) {
        always = fault;
    }

    @Override
    public final synchronized void clear() {
        next = null;
        always = null;
        line().clear();
    }

    @Override
    public final void unplug() {
        line().unplug();
    }

    @Override
    public final void replug() {
        line().replug();
    }

    @Override
    public final void dribble() {
        line().dribble();
    }

    @Override
    public final void garble() {
        line().garble();
    }

    @Override
    public final void hang() {
        line().hang();
    }

    @Override
    public void close() {
        line().close();
    }
}
