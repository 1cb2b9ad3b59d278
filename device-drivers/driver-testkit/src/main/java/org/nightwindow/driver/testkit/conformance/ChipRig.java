package org.nightwindow.driver.testkit.conformance;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.SmartCardReader;
import org.nightwindow.driver.host.card.SocialSecurityCard;
import org.nightwindow.driver.testkit.sdt.DemoPeople;
import org.nightwindow.driver.testkit.smartcard.ChipCard;
import org.nightwindow.driver.testkit.smartcard.PcscdSimulator;

/// A reader of contact cards.
final class ChipRig implements Rig {
    private final @Nullable PcscdSimulator simulator;
    private final FaultLine line;
    private final Hand hand;
    private int number;
    private volatile List<String> personal = List.of("不会出现的名字");

    private ChipRig(String device, @Nullable PcscdSimulator simulator, Hand hand) {
        this.simulator = simulator;
        this.hand = hand;
        line = new FaultLine(device);
    }

    static ChipRig simulator() {
        PcscdSimulator simulator = PcscdSimulator.start();
        return new ChipRig(simulator.address(), simulator, Hand.NONE);
    }

    static ChipRig at(String device, Hand hand) {
        return new ChipRig(device, null, hand);
    }

    PcscdSimulator reader() throws Clause.NotJudged {
        if (simulator == null) {
            throw new Clause.NotJudged("only a simulated reader breaks on demand");
        }
        return simulator;
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.SMART_CARD_READER;
    }

    @Override
    public String address() {
        return "tcp://" + line.hostAndPort();
    }

    @Override
    public FaultLine line() {
        return line;
    }

    @Override
    public boolean simulated() {
        return simulator != null;
    }

    @Override
    public Outcome<?> command(Device device, Call call) {
        Outcome<SocialSecurityCard> outcome = SocialSecurityCard.read((SmartCardReader) device, call);
        if (simulator == null && outcome instanceof Outcome.Done<SocialSecurityCard>(SocialSecurityCard card)) {
            personal = List.of(card.name(), card.idNumber());
        }
        return outcome;
    }

    private DemoPeople person() {
        return DemoPeople.values()[number % DemoPeople.values().length];
    }

    @Override
    public void provide() throws Clause.NotJudged {
        if (simulator == null) {
            hand.please("Put a social security card into the reader, and take it out when it was read.");
            return;
        }
        number++;
        personal = List.of(person().fullName(), person().idNumber());
        simulator.lay(ChipCard.of(person()));
    }

    @Override
    public void withhold() {
        if (simulator != null) {
            simulator.lift();
        }
    }

    @Override
    public boolean waits() {
        return true;
    }

    /// What comes over the service's socket carries no checksum: what arrives broken is read broken, and that is no
    /// lie of the driver.
    @Override
    public Optional<String> contradiction(Outcome<?> outcome) {
        return outcome instanceof Outcome.Unknown<?>
                ? Optional.of("it said Unknown of a read; a read that was lost is Failed")
                : Optional.empty();
    }

    /// Whether this is the card that lies there, or lay there last.
    boolean readRight(Outcome<?> outcome) {
        return outcome instanceof Outcome.Done<?>(SocialSecurityCard card)
                && card.name().equals(person().fullName())
                && card.idNumber().equals(person().idNumber());
    }

    @Override
    public List<String> personal() {
        return personal;
    }

    @Override
    public void mend() {
        line.mend();
        if (simulator != null) {
            simulator.clear();
        }
    }

    @Override
    public void close() {
        line.close();
        if (simulator != null) {
            simulator.close();
        }
    }
}
