package org.nightwindow.driver.testkit.conformance;

import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.SmartCardReader;
import org.nightwindow.driver.testkit.sdt.DemoPeople;
import org.nightwindow.driver.testkit.smartcard.ChipCard;
import org.nightwindow.driver.testkit.smartcard.ChipSlot;
import org.nightwindow.driver.testkit.smartcard.PcscFault;
import org.nightwindow.driver.testkit.smartcard.PcscRequest;
import org.nightwindow.driver.testkit.smartcard.PcscdSimulator;

/// H: readers of contact cards.
final class ChipClauses {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final int TIMES = 6;
    private static final byte[] SELECT = HexFormat.of().parseHex("00A404000F7378312E73682EC9E7BBE1B1A3D5CF");

    static List<Clause> all() {
        return List.of(
                CallClauses.ofReaders(),
                Clause.watched(
                        "H-01",
                        "Each card is read as it is: commands and answers pass byte for byte.",
                        "Give the card's answer with its status word, and do not follow 61xx or 6Cxx by yourself.",
                        ChipClauses::readRight),
                Clause.watched(
                        "H-02",
                        "A card that is pulled in the middle of a command is NO_MEDIA, and the next one is read.",
                        "After an exchange that failed, look whether the card is still there.",
                        ChipClauses::pulled),
                Clause.watched(
                        "H-03",
                        "A card that was put in after another was pulled gets no command meant for the other.",
                        "Ask for a new powerOn as soon as the card was away, even for a moment.",
                        ChipClauses::swapped),
                Clause.watched(
                        "H-04",
                        "What is wrong with a card is named: no answer to reset MEDIA_ERROR, in use by another program BUSY.",
                        "Map every code of the reader's interface.",
                        ChipClauses::named));
    }

    private static String readRight(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        ChipRig rig = (ChipRig) bench.rig();
        Opened device = bench.open();
        for (int i = 0; i < TIMES; i++) {
            Outcome<?> outcome = device.command();
            if (!rig.readRight(outcome)) {
                throw new Clause.Broken("it said " + Ended.name(outcome)
                        + (outcome.isDone() ? " with something else than the card holds" : " of a sound card"));
            }
            rig.withhold();
        }
        return TIMES + " of them, each right";
    }

    private static String pulled(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        Opened device = bench.open();
        ((ChipRig) bench.rig()).device().failNext(new PcscFault.Lifted(PcscRequest.TRANSMIT));
        Outcome<?> outcome =
                device.await(device.beginCommand(Call.within(LIMIT)), LIMIT).outcome();
        faultMustBe(Fault.NO_MEDIA, outcome, "a card pulled in the middle of a command");
        Outcome<?> next = device.command();
        if (!next.isDone()) {
            throw new Clause.Broken("the card after it ended as " + Ended.name(next));
        }
        return "Failed(NO_MEDIA), and the next card was read";
    }

    private static String swapped(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        ChipSlot reader = ((ChipRig) bench.rig()).device();
        Opened device = bench.open();
        SmartCardReader it = (SmartCardReader) device.device();
        reader.lay(ChipCard.of(DemoPeople.RUOXI));
        Outcome<?> on = device.run("powerOn", LIMIT, () -> it.powerOn(Call.within(LIMIT)))
                .outcome();
        ChipCard second = ChipCard.of(DemoPeople.CAIWEI);
        reader.lay(second);
        Outcome<?> said = device.run("transmit", LIMIT, () -> it.transmit(SELECT, Call.within(LIMIT)))
                .outcome();
        if (!on.isDone() || said.isDone() || second.commands() > 0) {
            throw new Clause.Broken("powerOn ended as " + Ended.name(on) + ", the command after the swap as "
                    + Ended.name(said) + "; the second card got " + second.commands() + " commands");
        }
        return Ended.name(said);
    }

    private static String named(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        if (!(((ChipRig) bench.rig()).device() instanceof PcscdSimulator)) {
            throw new Clause.NotJudged("only a simulated service refuses cards in so many ways");
        }
        Map<Integer, Fault> right = new LinkedHashMap<>();
        right.put(0x80100066, Fault.MEDIA_ERROR); // does not answer
        right.put(0x8010000F, Fault.MEDIA_ERROR); // speaks neither T=0 nor T=1
        right.put(0x8010000B, Fault.BUSY); // somebody else has it
        for (Map.Entry<Integer, Fault> each : right.entrySet()) {
            Opened device = bench.open();
            ((ChipRig) bench.rig()).device().failNext(new PcscFault.Returns(PcscRequest.CONNECT, each.getKey()));
            Outcome<?> outcome =
                    device.await(device.beginCommand(Call.within(LIMIT)), LIMIT).outcome();
            faultMustBe(each.getValue(), outcome, "code " + Integer.toHexString(each.getKey()));
            device.close();
            bench.rig().withhold();
        }
        return right.size() + " codes, each named";
    }

    private static void faultMustBe(Fault right, Outcome<?> outcome, String what) throws Clause.Broken {
        if (!(outcome instanceof Outcome.Failed<?>(Fault said, var _, String _)) || said != right) {
            throw new Clause.Broken(what + " ended as " + Ended.name(outcome) + "; right is " + right);
        }
    }

    private ChipClauses() {}
}
