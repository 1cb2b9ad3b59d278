package org.nightwindow.driver.testkit.conformance;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.Outcome;

/// A device that reads what somebody lays there or shows to it.
///
/// @param <S> its simulator
abstract class ReadingRig<S extends AutoCloseable> extends DeviceRig<S> {
    private final Hand hand;
    private final String request;
    private volatile List<String> personal = List.of("不会出现的名字");

    /// @param request what somebody at a real device is asked to do
    ReadingRig(DeviceKind kind, String device, @Nullable S simulator, Hand hand, String request) {
        super(kind, device, simulator);
        this.hand = hand;
        this.request = request;
    }

    /// Lays another card there, or shows another code.
    abstract void lay(S reader);

    abstract void takeAway(S reader);

    /// What is read now and no log may hold.
    final void deals(String... secrets) {
        personal = List.of(secrets);
    }

    @Override
    public final void provide() throws Clause.NotJudged {
        if (simulated()) {
            lay(device());
        } else {
            hand.please(request);
        }
    }

    @Override
    public final void withhold() {
        simulator().ifPresent(this::takeAway);
    }

    @Override
    public final boolean waits() {
        return true;
    }

    @Override
    public Optional<String> contradiction(Outcome<?> outcome) {
        return outcome instanceof Outcome.Unknown<?>
                ? Optional.of("it said Unknown of a read; a read that was lost is Failed")
                : Optional.empty();
    }

    @Override
    public final List<String> personal() {
        return personal;
    }
}
