package org.nightwindow.driver.testkit.conformance;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.IdCard;
import org.nightwindow.driver.IdCardReader;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.testkit.sdt.DemoPeople;
import org.nightwindow.driver.testkit.sdt.SdtReaderSimulator;

/// A reader of resident ID cards.
final class CardRig implements Rig {
    private final @Nullable SdtReaderSimulator simulator;
    private final FaultLine line;
    private final Hand hand;
    private int number;
    private volatile List<String> personal = List.of("不会出现的名字");

    private CardRig(String device, @Nullable SdtReaderSimulator simulator, Hand hand) {
        this.simulator = simulator;
        this.hand = hand;
        line = new FaultLine(device);
    }

    static CardRig simulator() {
        SdtReaderSimulator simulator = SdtReaderSimulator.start();
        return new CardRig(simulator.address(), simulator, Hand.NONE);
    }

    static CardRig at(String device, Hand hand) {
        return new CardRig(device, null, hand);
    }

    SdtReaderSimulator reader() throws Clause.NotJudged {
        if (simulator == null) {
            throw new Clause.NotJudged("only a simulated reader breaks on demand");
        }
        return simulator;
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.ID_CARD_READER;
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
        Outcome<IdCard> outcome = ((IdCardReader) device).read(call);
        if (simulator == null && outcome instanceof Outcome.Done<IdCard>(IdCard card)) {
            personal = List.of(card.name(), card.idNumber());
        }
        return outcome;
    }

    /// The person whose card lies there, or lay there last.
    private DemoPeople person() {
        return DemoPeople.values()[number % DemoPeople.values().length];
    }

    @Override
    public void provide() throws Clause.NotJudged {
        if (simulator == null) {
            hand.please("Lay an ID card on the reader, and take it away when it was read.");
            return;
        }
        number++;
        personal = List.of(person().fullName(), person().idNumber());
        simulator.lift();
        simulator.lay(person().card());
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

    @Override
    public Optional<String> contradiction(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?>(IdCard card)
            when simulator != null
                    && !(card.name().equals(person().fullName())
                            && card.idNumber().equals(person().idNumber())) ->
                Optional.of("it said Done with another name or number than the card holds");
            case Outcome.Unknown<?> _ -> Optional.of("it said Unknown of a read; a read that was lost is Failed");
            case Outcome.Done<?> _, Outcome.Failed<?> _, Outcome.Cancelled<?> _ -> Optional.empty();
        };
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
