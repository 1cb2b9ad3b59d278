package org.nightwindow.driver.testkit.conformance;

import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.SmartCardReader;
import org.nightwindow.driver.host.card.SocialSecurityCard;
import org.nightwindow.driver.testkit.sdt.DemoPeople;
import org.nightwindow.driver.testkit.smartcard.ChipCard;
import org.nightwindow.driver.testkit.smartcard.ChipSlot;
import org.nightwindow.driver.testkit.smartcard.PcscdSimulator;

/// A reader of contact cards.
///
/// What comes over the service's socket carries no checksum: what arrives broken is read broken, and that is no lie of
/// the driver.
final class ChipRig extends ReadingRig<ChipSlot> {
    private int number;

    private ChipRig(String device, @Nullable ChipSlot slot, Hand hand) {
        super(
                DeviceKind.SMART_CARD_READER,
                device,
                slot,
                hand,
                "Put a social security card into the reader, and take it out when it was read.");
    }

    static ChipRig ofSimulator() {
        PcscdSimulator simulator = PcscdSimulator.start();
        return new ChipRig(simulator.address(), simulator, Hand.NONE);
    }

    /// A reader of the machine's own service, which the driver finds by itself.
    static ChipRig in(ChipSlot slot) {
        return new ChipRig("", slot, Hand.NONE);
    }

    static ChipRig at(String device, Hand hand) {
        return new ChipRig(device, null, hand);
    }

    @Override
    public Outcome<?> command(Device device, Call call) {
        Outcome<SocialSecurityCard> outcome = SocialSecurityCard.read((SmartCardReader) device, call);
        if (!simulated() && outcome instanceof Outcome.Done<SocialSecurityCard>(SocialSecurityCard card)) {
            deals(card.name(), card.idNumber());
        }
        return outcome;
    }

    private DemoPeople person() {
        return DemoPeople.values()[number % DemoPeople.values().length];
    }

    @Override
    void lay(ChipSlot reader) {
        number++;
        deals(person().fullName(), person().idNumber());
        reader.lay(ChipCard.of(person()));
    }

    @Override
    void takeAway(ChipSlot reader) {
        reader.lift();
    }

    /// Whether this is the card that lies there, or lay there last.
    boolean readRight(Outcome<?> outcome) {
        return outcome instanceof Outcome.Done<?>(SocialSecurityCard card)
                && card.name().equals(person().fullName())
                && card.idNumber().equals(person().idNumber());
    }

    @Override
    void clear(ChipSlot broken) {
        broken.clear();
    }
}
