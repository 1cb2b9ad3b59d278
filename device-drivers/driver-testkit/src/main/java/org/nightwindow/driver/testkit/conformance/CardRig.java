package org.nightwindow.driver.testkit.conformance;

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
final class CardRig extends ReadingRig<SdtReaderSimulator> {
    private int number;

    private CardRig(String device, @Nullable SdtReaderSimulator simulator, Hand hand) {
        super(
                DeviceKind.ID_CARD_READER,
                device,
                simulator,
                hand,
                "Lay an ID card on the reader, and take it away when it was read.");
    }

    static CardRig ofSimulator() {
        SdtReaderSimulator simulator = SdtReaderSimulator.start();
        return new CardRig(simulator.address(), simulator, Hand.NONE);
    }

    static CardRig at(String device, Hand hand) {
        return new CardRig(device, null, hand);
    }

    @Override
    public Outcome<?> command(Device device, Call call) {
        Outcome<IdCard> outcome = ((IdCardReader) device).read(call);
        if (!simulated() && outcome instanceof Outcome.Done<IdCard>(IdCard card)) {
            deals(card.name(), card.idNumber());
        }
        return outcome;
    }

    /// The person whose card lies there, or lay there last.
    private DemoPeople person() {
        return DemoPeople.values()[number % DemoPeople.values().length];
    }

    @Override
    void lay(SdtReaderSimulator reader) {
        number++;
        deals(person().fullName(), person().idNumber());
        reader.lift();
        reader.lay(person().card());
    }

    @Override
    void takeAway(SdtReaderSimulator reader) {
        reader.lift();
    }

    @Override
    public Optional<String> contradiction(Outcome<?> outcome) {
        return outcome instanceof Outcome.Done<?>(IdCard card)
                        && simulated()
                        && !(card.name().equals(person().fullName())
                                && card.idNumber().equals(person().idNumber()))
                ? Optional.of("it said Done with another name or number than the card holds")
                : super.contradiction(outcome);
    }

    @Override
    void clear(SdtReaderSimulator broken) {
        broken.clear();
    }
}
